import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { INSTALLED_RULES } from '../../src/disk/rulebook.ts';

/** A copy of the rules of its own for one test, with rows at the end of files of the vocabulary. */
export function rulesWith(rows: Readonly<Record<string, readonly string[]>>): string {
  const rules = copyOfRules();
  for (const [name, added] of Object.entries(rows))
    appendFileSync(fileOf(rules, name), added.map((row) => `  - ${row}\n`).join(''));
  return rules;
}

/** The same with the lines of one file that hold some words left out. */
export function rulesWithout(name: string, words: string): string {
  const rules = copyOfRules();
  const lines = readFileSync(fileOf(rules, name), 'utf8').split('\n');
  writeFileSync(fileOf(rules, name), lines.filter((line) => !line.includes(words)).join('\n'));
  return rules;
}

function copyOfRules(): string {
  const rules = mkdtempSync(join(tmpdir(), 'tearline-rules-'));
  onTestFinished(() => rmSync(rules, { recursive: true, force: true }));
  cpSync(INSTALLED_RULES, rules, { recursive: true });
  return rules;
}

const fileOf = (rules: string, name: string): string => join(rules, 'vocabulary', `${name}.yaml`);
