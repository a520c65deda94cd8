import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { Basis, Effect } from './claim.ts';

const Stretch = z.object({ from: z.int(), to: z.int() });

/** What `restricted/<MRN>.decisions.json` keeps of the grounds of each deletion. It keeps more, which is not asked for here. */
export const KeptGrounds = z.object({
  queue: z.object({ dated: CivilDate.nullable() }),
  decisions: z.array(z.object({ span: Stretch, effect: Effect, bases: z.array(Basis) })),
  cuts: z.array(z.object({ spans: z.array(Stretch), portion: z.string().nullable(), effect: Effect })),
});
export type KeptGrounds = z.infer<typeof KeptGrounds>;
