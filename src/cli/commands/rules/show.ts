import type { Argv } from 'yargs';
import { loadExemptions } from '../../../disk/rulebook.ts';
import { exemptionsOn } from '../../../model/exemption.ts';
import { chosenRules } from '../../chosen-packs.ts';
import { today } from '../../circumstances.ts';
import { out } from '../../terminal.ts';
import { packHead, rulePage, toldRule } from '../../view/rule.ts';

export const builder = (yargs: Argv) =>
  yargs
    .positional('rule', { type: 'string', array: true, describe: 'packs or rules by name; all unless given' })
    .option('format', {
      choices: ['text', 'json'] as const,
      default: 'text' as const,
      describe: 'for reading, or one JSON object a rule',
    })
    .example('$0 rules show privacy/e-mail', 'one rule');

export interface ShowArguments {
  readonly rule?: readonly string[] | undefined;
  readonly format: 'text' | 'json';
  readonly rules: string;
}

export function handler({ rule, format, rules }: ShowArguments): void {
  const chosen = chosenRules(rules, rule);
  const exemptions = exemptionsOn(loadExemptions(rules), today());
  let before: string | undefined;
  for (const each of chosen) {
    const told = toldRule(each, exemptions);
    if (format === 'json') out(JSON.stringify(told));
    else out([...(before === told.file ? [] : packHead(each)), ...rulePage(told)].join('\n'));
    before = told.file;
  }
}
