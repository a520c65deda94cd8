/** Encodings a person may say a file is in; without one it must be UTF-8 or UTF-16. */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252', 'iso-8859-2', 'koi8-r'] as const;
export type Encoding = (typeof ENCODINGS)[number];
