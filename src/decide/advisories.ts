import type { Cable } from '../model/cable.ts';
import { info, type Message } from '../model/message.ts';
import type { Assessment } from '../model/status.ts';
import type { RuleAdvice } from '../rule/match.ts';

const OPENED: ReadonlySet<string> = new Set(['declassified', 'presumed-declassified']);

/**
 * What a reviewer should know though it stops nothing. A passed date works by itself even where the classifier
 * gave reason 1.4(b), but the government whose information it is may have to be asked (22 CFR 9.10(g)).
 */
export function advisories(reading: {
  readonly cable: Cable;
  readonly assessment: Assessment;
  readonly advice: readonly RuleAdvice[];
}): Message[] {
  return [...ofReasons(reading), ...reading.advice.map(ofRule)];
}

/** A mention of an agency, or its being addressed, is no equity of it: the rule says so, and stops nothing. */
const ofRule = ({ rule, span, reason }: RuleAdvice): Message =>
  info('rule-advice', `Rule ${rule} advises: ${reason}`, span);

function ofReasons({ cable, assessment }: { cable: Cable; assessment: Assessment }): Message[] {
  const foreign = cable.fields.classifiedBy?.value.reasons.includes('1.4(b)') === true;
  if (!foreign || !OPENED.has(assessment.status.state)) return [];
  const what = 'The classifier gave reason 1.4(b), foreign government information.';
  return [
    info('foreign-government-information', `${what} Consider consulting that government or its desk first.`),
  ];
}
