import { LogReader } from '../audit/log-reader.ts';
import type { WithholdingShown } from '../model/shown-withholdings.ts';
import { isDecidedHere } from './acts/record.ts';
import { type Cables, unlessGone } from './cables.ts';
import type { Ledger } from './ledger.ts';
import type { RunOpened } from './releasing.ts';
import { withholdingLogged, withholdingsIn } from './views/withholdings.ts';

/**
 * The deletions of every cable: of one that nobody decided on at the review as the log of the run has them, of any other as it stands
 * now. What was found of a cable is kept until something else is done on it.
 */
export class Withholdings {
  private readonly run: Pick<RunOpened, 'folder' | 'record'>;
  private readonly cables: Cables;
  private readonly ledger: Ledger;
  private readonly known = new Map<
    string,
    { readonly version: string; readonly rows: readonly WithholdingShown[] }
  >();
  private logged: ReadonlyMap<string, readonly WithholdingShown[]> | undefined;

  constructor(run: Pick<RunOpened, 'folder' | 'record'>, cables: Cables, ledger: Ledger) {
    this.run = run;
    this.cables = cables;
    this.ledger = ledger;
  }

  /** Those of one cable, in the order of its text. */
  of(mrn: string): readonly WithholdingShown[] {
    const record = this.ledger.of(mrn);
    if (!isDecidedHere(record)) return this.asLogged(mrn);
    const known = this.known.get(mrn);
    if (known?.version === record.version) return known.rows;
    const at = unlessGone(() => this.cables.at(mrn, record));
    if (at === undefined) return this.asLogged(mrn);
    const rows = withholdingsIn(at.done);
    this.known.set(mrn, { version: record.version, rows });
    return rows;
  }

  private asLogged(mrn: string): readonly WithholdingShown[] {
    this.logged ??= loggedIn(this.run);
    return this.logged.get(mrn) ?? [];
  }
}

/** What the log of a run says last of each cable: its deletions stand before what came of it. */
function loggedIn({ folder, record }: Pick<RunOpened, 'folder' | 'record'>) {
  const [found, coming] = [new Map<string, WithholdingShown[]>(), new Map<string, WithholdingShown[]>()];
  const isAsked = (line: Buffer): boolean => KINDS.some((kind) => line.includes(kind));
  for (const { entry } of new LogReader(record.head, isAsked).entries(folder.logLines())) {
    const { entry: body } = entry;
    if (body.kind === 'deletion') pushed(coming, withholdingLogged(body));
    if (body.kind !== 'cable') continue;
    found.set(body.mrn, coming.get(body.mrn) ?? []);
    coming.delete(body.mrn);
  }
  return found;
}

function pushed(lists: Map<string, WithholdingShown[]>, row: WithholdingShown): void {
  const list = lists.get(row.mrn);
  if (list === undefined) lists.set(row.mrn, [row]);
  else list.push(row);
}

const KINDS = ['"kind":"deletion"', '"kind":"cable"'];
