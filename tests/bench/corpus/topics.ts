/** What a cable is about: words for its sentences, and what its labels say. */
export interface Topic {
  readonly tags: readonly string[];
  readonly things: readonly string[];
  readonly bodies: readonly string[];
  readonly subjects: readonly string[];
}

const topic = (tags: string, things: string, bodies: string, subjects: string): Topic => ({
  tags: tags.split(' '),
  things: things.split('|'),
  bodies: bodies.split('|'),
  subjects: subjects.split('|'),
});

export const TOPICS: readonly Topic[] = [
  topic(
    'PREL EFIS EWWT SENV',
    'the fisheries agreement|the cod quota|the patrol zone|access to the northern grounds|the landing fees|the list of licensed vessels|the survey of stocks|the dispute over boarding rights',
    'the Fisheries Directorate|the coast guard|the trawler owners association|the joint commission',
    'FISHERIES TALKS: SECOND ROUND ENDS WITHOUT A TEXT|QUOTA DISPUTE WITH NEIGHBOR SHARPENS|COAST GUARD WANTS LARGER ZONE',
  ),
  topic(
    'PGOV KDEM PINR PHUM',
    'the election law|the voter rolls|the date of the vote|the party congress|the composition of the electoral commission|the recount|the coalition agreement|turnout in the provinces',
    'the Electoral Commission|the ruling party|the opposition alliance|the Constitutional Court|the observer mission',
    'RULING PARTY PREPARES FOR LOCAL ELECTIONS|OPPOSITION SPLITS OVER BOYCOTT|PARLIAMENT PASSES NEW ELECTION LAW|CABINET RESHUFFLE: WHO IS IN, WHO IS OUT',
  ),
  topic(
    'ENRG EPET ECON EINV',
    'the pipeline route|the gas price formula|the refinery contract|the tender for the offshore block|the power purchase agreement|the storage site|the tariff increase|the transit agreement',
    'the Ministry of Energy|the state oil company|the regulator|the consortium|the grid operator',
    'PIPELINE CONSORTIUM SEEKS NEW TERMS|GAS PRICES TO RISE IN JANUARY|STATE OIL COMPANY OPENS TENDER FOR OFFSHORE BLOCKS',
  ),
  topic(
    'ETRD ECON EAGR WTO',
    'the tariff schedule|the beef ban|the customs valuation rules|the import licenses|the bilateral investment treaty|the export subsidy|the sanitary certificate|wheat purchases',
    'the Trade Ministry|the customs service|the farmers union|the chamber of commerce|the standards bureau',
    'BEEF IMPORTS: MINISTRY PROMISES ANSWER|CUSTOMS REFORM MOVES SLOWLY|TRADE MINISTER ON THE DOHA ROUND|WHEAT CROP BELOW EXPECTATIONS',
  ),
  topic(
    'PREL MARR MOPS NATO',
    'the status of forces agreement|the deployment mandate|the joint exercise|the overflight clearance|the peacekeeping contingent|the defense white paper|the radar site|the training mission',
    'the Defense Ministry|the General Staff|the parliamentary defense committee|the air force',
    'PARLIAMENT EXTENDS DEPLOYMENT MANDATE|DEFENSE MINISTRY ON THE JOINT EXERCISE|PEACEKEEPING: MORE TROOPS, WITH CONDITIONS',
  ),
  topic(
    'PHUM KWMN ELAB SMIG',
    'the trafficking bill|prison conditions|the registration of NGOs|the labor code|the shelter for victims|the press law|the inquiry into the riots|the minority language law',
    'the Justice Ministry|the ombudsman|the bar association|the national police|a coalition of NGOs',
    'TRAFFICKING IN PERSONS: NEW LAW, OLD PROBLEMS|PRESS LAW WORRIES EDITORS|NGO REGISTRATION: DEADLINE EXTENDED',
  ),
  topic(
    'CASC CVIS CMGT KFRD',
    'the consular district|the visa backlog|document fraud|the warden network|birth registrations|the fee increase|adoption cases|the prison visits',
    'the consular section|the immigration service|the civil registry|the adoption authority',
    'CONSULAR OUTREACH IN THE PROVINCES|FRAUD SUMMARY FOR THE SECOND QUARTER|VISA DEMAND REACHES RECORD',
  ),
  topic(
    'SNAR PTER KCRM ASEC',
    'the extradition request|the precursor controls|the seizure at the port|the eradication program|the money laundering bill|the border surveillance plan|the liaison office|airport screening',
    'the Interior Ministry|the anti-narcotics unit|the financial intelligence unit|the border guard|the prosecutor general',
    'RECORD SEIZURE AT CONTAINER PORT|MONEY LAUNDERING BILL STALLS|BORDER GUARD ASKS FOR TRAINING',
  ),
  topic(
    'EFIN ECON EAID IMF',
    'the budget deficit|the debt rescheduling|the bank privatization|the exchange rate|the stand-by arrangement|the fuel subsidy|the inflation target|the bond issue',
    'the Finance Ministry|the central bank|the Fund mission|the statistics office|the donor group',
    'FINANCE MINISTER ON THE BUDGET|FUND MISSION LEAVES WITHOUT AGREEMENT|INFLATION EASES, GROWTH DOES TOO',
  ),
  topic(
    'SENV TBIO SOCI KHIV',
    'the vaccination campaign|the water treaty|the flood relief|the cholera figures|the reforestation plan|hospital supplies|the quarantine order|the clean air standards',
    'the Health Ministry|the Environment Ministry|the river basin authority|the Red Cross|the medical association',
    'AVIAN INFLUENZA: CONTINGENCY PLANS TESTED|FLOODS DISPLACE THOUSANDS IN THE SOUTH|WATER TALKS RESUME',
  ),
  topic(
    'PARM MNUC ETTC KNNP',
    'the export control list|the safeguards agreement|the dual-use shipment|the resolution in Vienna|the end-user certificate|the test ban ratification|the small arms register',
    'the MFA nonproliferation office|the export control board|the atomic energy commission|the working group',
    'EXPORT CONTROLS: DEMARCHE DELIVERED|SAFEGUARDS: GOVERNMENT STILL UNDECIDED|UN FIRST COMMITTEE: HOST GOVERNMENT VIEWS',
  ),
  topic(
    'PREL PGOV UNGA UNSC',
    'the draft resolution|the contact group paper|the border demarcation|the prisoner exchange|the candidacy for the council|the mediation offer|the summit agenda|the recognition question',
    'the Foreign Ministry|the presidency|the foreign affairs committee|the secretariat|the contact group',
    'FOREIGN MINISTER PREVIEWS SUMMIT|GOVERNMENT TO ABSTAIN ON RESOLUTION|BORDER COMMISSION MEETS AT LAST|DEMARCHE DELIVERED ON COUNCIL CANDIDACY',
  ),
  topic(
    'EAIR ETRN ECON TSPA',
    'the open skies text|the runway extension|slot allocation|the safety audit|the second terminal|the rail concession|the port dredging|the toll road',
    'the civil aviation authority|the national airline|the Transport Ministry|the port authority',
    'OPEN SKIES: ONE ARTICLE LEFT|PORT EXPANSION DELAYED AGAIN|CIVIL AVIATION SAFETY AUDIT SCHEDULED',
  ),
  topic(
    'OIIP KPAO SCUL OEXC',
    'the exchange program|media coverage of the visit|the American corner|the speaker program|the film festival|the scholarship selection|the textbook project',
    'the Education Ministry|the public broadcaster|the alumni association|the university senate',
    'MEDIA REACTION: SUMMIT AND TRADE|EXCHANGE ALUMNI FOUND ASSOCIATION|PUBLIC DIPLOMACY IN THE PROVINCES',
  ),
];
