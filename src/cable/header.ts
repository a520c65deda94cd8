import type { Field, Fields } from '../model/cable.ts';
import type { Marking } from '../model/marking.ts';
import type { Message } from '../model/message.ts';
import type { Span } from '../model/span.ts';
import type { Subject } from './fields/subject.ts';

/** All that stands before the body. Every family reads its own form of it, and gives this. */
export interface Header {
  readonly fields: Fields;
  /** Labels and the values read behind them, and never a line as such: what is not in here is somebody's words. */
  readonly layout: readonly Span[];
  readonly repeatedCaptions: readonly Span[];
  readonly levelMarks: readonly Span[];
  /** Levels and controls that stand apart from line 1: witnesses, as banners are. */
  readonly banners: readonly Field<Marking>[];
  readonly subjects: readonly Subject[];
  readonly titles: readonly Span[];
  readonly messages: readonly Message[];
  /** Index of the first line of the body. */
  readonly end: number;
}

/** What stands behind the body under labels of its own. */
export interface Trailer {
  /** Index of its first line. */
  readonly start: number;
  /** Values that the header does not have; those it has are witnesses, and the family compares them. */
  readonly fields: Partial<Fields>;
  /** Labels and values, as in a header; what is in none of these spans is left unread, and held. */
  readonly layout: readonly Span[];
  readonly furniture: readonly { readonly kind: 'banner' | 'end-of-message'; readonly span: Span }[];
  readonly banners: readonly Field<Marking>[];
  readonly levelMarks: readonly Span[];
  readonly messages: readonly Message[];
}
