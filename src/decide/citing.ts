import type { Basis } from '../model/claim.ts';
import type { Exemption } from '../model/exemption.ts';
import type { Span } from '../model/span.ts';
import { isAvailable, type Passage, untilOf } from '../rule/availability.ts';

/** A basis as a person may cite it for a passage, by the same test as a rule's; undefined where it is not available. */
export function citing(passageAt: (span: Span) => Passage, exemptions: readonly Exemption[]) {
  return (basis: Basis, span: Span): Basis | undefined => {
    const exemption = exemptions.find(({ code }) => code === basis.code);
    const passage = passageAt(span);
    if (exemption === undefined || !isAvailable(exemption, passage)) return undefined;
    return { ...basis, ...untilOf(exemption, passage) };
  };
}
