import { referredIn } from '../decide/referred.ts';
import { sealOf } from '../model/answer-form.ts';
import { caseNumberOf } from '../model/case.ts';
import { sourceDigest } from '../model/digest.ts';
import type { Review, Setting } from '../pipeline.ts';
import { type Passage, referralRequest } from '../variant/referral-request.ts';
import { referralPage } from '../variant/render/text/referral.ts';
import type { CopyFile } from './entries.ts';

/** What each agency is asked about a cable, with the form for its answer: for `restricted/` alone. */
export function referralFiles(done: Review, { case: given, key }: Setting): CopyFile[] {
  const { mrn, cable, claims, decisions, cuts, marked } = done;
  return referredIn(claims, decisions, done.answers.lifts).flatMap((referred) => {
    const request = referralRequest(cable.text, referred, decisions, cuts);
    const { agency } = request;
    const sent = given?.referrals.find((each) => each.agency === agency);
    const caseNumber = given === undefined ? undefined : caseNumberOf(given);
    const head = { banner: marked.banner, mrn, caseNumber, sentOn: sent?.sentOn, dueBy: sent?.dueBy };
    return [
      { name: `referrals/${agency}/${mrn}.txt`, content: referralPage(request, head) },
      { name: `referrals/${agency}/${mrn}.answer.yaml`, content: blankForm(done, request, key) },
    ];
  });
}

/** The form as it is sent: what an agency fills in is left open, and is refused as long as it is. */
function blankForm(
  { mrn, bound }: Review,
  { agency, passages }: { readonly agency: string; readonly passages: readonly Passage[] },
  key: string,
): string {
  const asked = passages.map(({ id, span, extent }) => ({ id, span: `${span.from}-${span.to}`, extent }));
  const source = sourceDigest(bound);
  const seal = sealOf(key, { agency, cable: mrn, source, passages: asked });
  return [
    `# The answer of ${agency} on its passages of ${mrn}. Fill in answer (release, withhold or release-in-part), by, position, at`,
    '# (YYYY-MM-DD) and reference. withhold wants bases: [B1, 1.4(c)]; release-in-part wants the words that stay out:',
    '# withhold: [{ text: "words as printed", bases: [B1, 1.4(c)] }]. Leave everything else as it is.',
    `agency: ${agency}`,
    ...[`cable: ${mrn}`, `source: ${source}`, `seal: ${seal}`, 'passages:'],
    ...asked.flatMap(({ id, span, extent }) => [
      ...[`  - id: ${id}`, `    span: ${span}`, `    extent: ${extent}`, '    answer:'],
    ]),
    ...['by:', 'position:', 'at:', 'reference:', ''],
  ].join('\n');
}
