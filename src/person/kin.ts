/** Words for whose kin somebody is: they say that a name follows, and give nobody an office. */
export const KIN: ReadonlySet<string> = new Set(
  'son daughter wife husband widow brother sister cousin nephew niece uncle father mother relative'.split(
    ' ',
  ),
);
