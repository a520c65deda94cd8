import type { MessagePort } from 'node:worker_threads';
import type { Rulebook } from '../pipeline.ts';
import type { Fonts } from '../variant/render/pdf/face.ts';
import { type Answer, type Brief, digestOfRules, type Said, type Task } from './brief.ts';
import { writtenOf } from './journal.ts';
import { copiesIn } from './render.ts';
import type { Outcome } from './result.ts';
import { type BatchOptions, outcomeOf } from './run.ts';
import { onlookerAt } from './station.ts';

/** A worker at its work: says that it is ready, then answers each task as it comes. It writes nothing anywhere. */
export function serve(port: MessagePort, brief: Brief, rulebook: Rulebook, fonts: Fonts): void {
  const rules = rulebook.packs.flatMap((pack) => pack.rules.map(({ rule }) => rule.id));
  const onlooker = onlookerAt(brief.station, rules);
  const options = { render: copiesIn(brief.formats, fonts), marked: brief.marked, onlooker };
  const say = (said: Said): void => port.postMessage(said);
  port.on('message', (task: Task) => {
    onlooker.stage('reading');
    say({ kind: 'answer', answer: answerTo(task, brief, rulebook, options) });
  });
  say({ kind: 'ready', digest: digestOfRules(rulebook), rules });
}

function answerTo(
  { record, once, document, earlier }: Task,
  { setting }: Brief,
  rulebook: Rulebook,
  options: BatchOptions,
): Answer {
  const { done: _, ...result }: Outcome = outcomeOf(
    { record, once },
    { ...setting, document, earlier },
    rulebook,
    options,
  );
  // Whoever asked has the record.
  return { result: { ...result, record: undefined, written: writtenOf(setting.key, result) } };
}
