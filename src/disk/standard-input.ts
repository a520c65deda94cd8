/** The name under which standard input, asked for as `-`, is read and reported. */
export const STANDARD_INPUT = '(standard input)';
