import { readFileSync } from 'node:fs';
import { loadFonts } from '../../src/disk/fonts.ts';
import { sha256 } from '../../src/model/digest.ts';
import type { Variant } from '../../src/model/variant.ts';
import { renderersWith } from '../../src/variant/render/formats.ts';

/** Prints the digest of the PDF of a variant that comes on standard input: the same in any process. */
const variant: Variant = JSON.parse(readFileSync(0, 'utf8'));
console.log(sha256(renderersWith(loadFonts()).pdf.copy(variant)));
