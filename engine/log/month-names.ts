/**
 * Short names of months as strftime's %b writes them in the languages of glibc's locales, in lower case and without a dot: journalctl,
 * rsyslog and virt-manager follow the locale. Croatian is left out: its `lip`, `lis` and `srp` are other months in Polish and Czech.
 */
const NAMES: readonly string[] = [
  'jan janv ene gen sty led ian tammi янв яну січ oca ιαν saus jaan јан january januar január',
  'feb févr fev lut úno febr helmi фев лют şub φεβ vas veebr феб february februar',
  'mar mär mars mrt bře márc maalis мар бер μαρ μάρ kov märts març march märz',
  'apr avril abr kwi dub ápr april huhti апр кві nis απρ bal квітня',
  'may mai mag mei maj kvě máj touko мая май тра μαΐ μάι geg maig мај',
  'jun juin giu cze čen jún iun juni kesä июн юни чер haz ιουν ιούν birž jūn juuni juny јун june',
  'jul juil lug lip čec júl iul juli heinä июл юли лип tem ιουλ ιούλ liep jūl juuli јул july',
  'aug août ago sie srp elo авг сер ağu αυγ αύγ rugp avg ag agu август',
  'sep sept set wrz zář szept syys сен сеп вер eyl σεπ rugs',
  'oct okt ott out paź říj loka окт жов eki οκτ spal',
  'nov lis marras ноя ное лис kas νοε νοέ lapkr нов',
  'dec déc dic dez gru pro des joulu дек гру ara δεκ gruod dets дец',
];

const MONTHS: ReadonlyMap<string, number> = new Map(NAMES.flatMap((names, i) => names.split(' ').map((name) => [name, i + 1] as const)));

/** 1 to 12; undefined for what is no month in any of the languages. */
export const monthNumber = (name: string): number | undefined => MONTHS.get(name.toLowerCase().replace(/\.$/, ''));
