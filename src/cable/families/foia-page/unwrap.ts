import type { Lexicon } from '../../../marking/lexicon.ts';
import type { Excision, Furniture } from '../../../model/cable.ts';
import { error, info, type Message, warning } from '../../../model/message.ts';
import { type Span, unite } from '../../../model/span.ts';
import { type Frame, frameOf, maskedFurther } from '../../frame.ts';
import { dumpRows } from '../cablegate-html/dump-rows.ts';
import { insideMails } from './e-mails.ts';
import { type MarginCodes, marginCodesIn } from './margin-codes.ts';
import { stampsIn } from './stamps.ts';

/** What stands on a page once State's release is taken off it. */
export interface Unwrapped {
  readonly frame: Frame;
  /** Deletions that the release made, known by the codes in the margin. */
  readonly excisions: readonly Excision[];
  readonly messages: readonly Message[];
}

/** Masks the stamps and margin codes of a release, and finds the cable among e-mails around it. */
export function unwrapped(text: string, lexicon: Lexicon): Unwrapped {
  const stamped = withoutStamps(text);
  const { region, mails } = insideMails(stamped.frame.lines, stamped.frame.region, lexicon);
  const told = mails.map((mail) => warning('e-mail-around-cable', MAIL, mail));
  if (mails.length === 0) return stamped;
  // Stamps on the pages of an e-mail go with it.
  const furniture = stamped.frame.furniture.filter(
    ({ span }) => span.from >= region.from && span.to <= region.to,
  );
  return {
    frame: frameOf(text, { region, furniture }),
    excisions: stamped.excisions.filter(({ span }) => span.from >= region.from && span.to <= region.to),
    messages: [...stamped.messages, ...told],
  };
}

function withoutStamps(text: string): Unwrapped {
  const stamps = stampsIn(text);
  const rows = dumpRows(text);
  if (stamps.length === 0) return { frame: frameOf(text, { furniture: rows }), excisions: [], messages: [] };
  const pieces = unite(stamps.flatMap((stamp) => stamp.pieces));
  const furniture = [...rows, ...pieces.map((span): Furniture => ({ kind: 'release-stamp', span }))];
  const frame = frameOf(text, { furniture });
  const margin = stamps.some(({ isOfPage }) => isOfPage) ? marginCodesIn(frame) : NO_CODES;
  const classifying = stamps.find(({ isClassifying }) => isClassifying)?.pieces[0];
  return {
    frame: margin.furniture.length === 0 ? frame : maskedFurther(text, frame, margin.furniture),
    excisions: margin.excisions,
    messages: [
      info('release-stamp', RELEASED, pieces[0]),
      ...(classifying === undefined ? [] : [classifiedBy(classifying, margin)]),
    ],
  };
}

/** What was classified anew was deleted, as the codes in the margin show; where nothing was, it stands here. */
const classifiedBy = (stamp: Span, { excisions }: MarginCodes): Message =>
  excisions.length > 0
    ? warning('release-classified', CLASSIFIED, stamp)
    : error('classified-again', CLASSIFIED_AGAIN, stamp);

const NO_CODES: MarginCodes = { furniture: [], excisions: [] };

const RELEASED =
  'The pages bear the stamps of an earlier release by the Department of State; they are read as machine text. Text ' +
  'that was deleted then is missing here.';
const CLASSIFIED =
  'A stamp says that reviewers classified the page when they released it. That is a remark of the release and not ' +
  'the level the cable was sent at; compare it with what is decided here.';
const CLASSIFIED_AGAIN =
  'A stamp says that reviewers classified the page when they released it, and nothing shows what they deleted. Find ' +
  'what they decided; until then all of the cable is held.';
const MAIL =
  "An e-mail stands around the cable. It is no part of it: its header lines are not read as the cable's, and all of " +
  'it is held. Review it as a document of its own.';
