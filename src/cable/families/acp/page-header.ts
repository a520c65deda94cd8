const PAGE_OF = /^([A-Z][A-Z'. -]{1,23}?)[ \t]+0*(\d{1,8})[ \t]+\d{3}(?:\.\d)?[ \t]+OF[ \t]+\d{3}$/;
const PAGE_NUMBERED =
  /^PAGE[ \t]+\d{1,3}[ \t]+([A-Z][A-Z'. -]{1,23}?)[ \t]+0*(\d{1,8})(?:[ \t]+\d{1,2}[ \t]+OF[ \t]+\d{1,2})?(?:[ \t]+\d{6}Z)?$/;

/** Of which message a line is a page header: `MOSCOW 00004141 002 OF 002`, `PAGE 02 STATE 015113 182333Z`. */
export function readPageHeader(
  text: string,
): { readonly station: string; readonly serial: number } | undefined {
  const found = PAGE_OF.exec(text) ?? PAGE_NUMBERED.exec(text);
  return found === null ? undefined : { station: (found[1] ?? '').trim(), serial: Number(found[2]) };
}
