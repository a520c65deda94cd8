import type { Cable } from '../model/cable.ts';
import type { CivilDate } from '../model/civil-date.ts';
import type { Assessment } from '../model/status.ts';
import type { Circumstances } from './conditions.ts';
import { classifiedAt } from './passages.ts';

/** What the conditions of rules are judged by, of one cable on a day. */
export function circumstancesOf(cable: Cable, assessment: Assessment, asOf: CivilDate): Circumstances {
  const { fields, detection } = cable;
  return {
    asOf,
    dated: cable.dated,
    order: assessment.instruction.order,
    level: cable.overall?.level ?? null,
    captions: fields.captions.map(({ value }) => value),
    channel: fields.channel?.value ?? null,
    headerUnread: isHeaderUnread(cable),
    tags: fields.tags.map(({ value }) => value),
    reasons: fields.classifiedBy?.value.reasons ?? [],
    station: fields.number?.value.station ?? null,
    from: fields.from?.value ?? null,
    addressees: [...fields.to, ...fields.info].map(({ value }) => value.address),
    family: detection.sure === 'guess' ? null : detection.family,
    classifiedAt: classifiedAt(cable, assessment),
  };
}

/** Whether text that nobody could place stands before the first paragraph. */
function isHeaderUnread({ messages, portions, text }: Cable): boolean {
  const first = portions.find(({ kind }) => kind === 'paragraph')?.spans[0]?.from ?? text.length;
  return messages.some(({ code, span }) => code === 'unread' && (span?.from ?? 0) < first);
}
