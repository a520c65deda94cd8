/** Series in which telegrams of a delegation, a journey or a service are numbered, as volumes list them. */
export const SERIES =
  'Secto|Tosec|Dulte|Tedul|Polto|Topol|Delga|Gadel|Colux|Busec|Todel|Delto|Secun|Murto|Tomur|Toica|Cahto|Tocah|Ecbus|Cedto|Tocad|Usito|Telac|Hakto|Tohak|Cap|Nodel|Depto|Eurto';

/** Series of a post or of the Department as other telegrams cite them. */
export const CITED_SERIES = "Embtels?|Deptels?|Contels?|Legtels?|(?:Embassy|Department)(?:[’']s)? telegrams?";

/** Who keeps the papers that volumes print: a source note begins with one of them. */
export const REPOSITORIES =
  'Department o[fr] State|Department of Defense|National Archives|Central Intelligence Agency|National Security Council|National Security Agency|National Defense University|Center of Military History|Washington National Records Center|Library of Congress|Naval Historical Center|(?:Roosevelt|Truman|Eisenhower|Kennedy|Johnson|Nixon|Ford|Carter|Reagan|Bush) (?:Presidential )?Library|Nixon Presidential Materials';
