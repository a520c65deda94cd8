import type { Variant } from '../../../model/variant.ts';

/** The copy for other programs: the variant itself, which holds nothing that was withheld. */
export const jsonCopy = (variant: Variant): string => `${JSON.stringify(variant, null, 2)}\n`;
