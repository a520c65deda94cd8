/** What every page of ours says of itself, one of these at least. */
const STAMP =
  /^(?:PROPOSED, NOT RELEASED|REHEARSAL FOR \d{4}-\d\d-\d\d, MADE ON \d{4}-\d\d-\d\d|RELEASED IN (?:FULL|PART)|DENIED IN FULL|NOT RELEASED|INTERIM RESPONSE)$/;
const LEVEL = /^(?:TOP SECRET|SECRET|CONFIDENTIAL|RESTRICTED|UNCLASSIFIED)(?:\/\/|$)/;

/** What a page of ours says around its text. `name` is the message number of a copy; of a sheet, that it is one. */
export interface Head {
  readonly name: string;
  readonly banner: string;
  readonly stamps: readonly string[];
}

/** Whether a page is a copy or a sheet of ours. A reviewer's page has more words in the place of a number. */
export const isOurs = ({ name, banner, stamps }: Head): boolean =>
  LEVEL.test(banner) &&
  (/^\S{1,80}$/.test(name) || isSheetName(name)) &&
  stamps.some((stamp) => STAMP.test(stamp));

/** The name of a sheet that stands in the place of a cable. */
export const isSheetName = (name: string): boolean => /^withdrawal sheet$/i.test(name);
