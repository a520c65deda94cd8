import { sendSignOut } from '../api.ts';
import { forget } from '../cable/ahead.ts';
import { desk, heed, tell } from '../state.ts';

/**
 * Ends the session at the server and leaves the page. What it held goes with it: a document that a browser may keep for who goes back
 * shows nothing any more, and the address is asked for anew.
 */
export async function signOut(): Promise<void> {
  const answer = heed(await sendSignOut());
  if (answer.kind === 'lost') return tell('Not signed out: there is no connection to the review.');
  if (answer.kind === 'refused') return tell(ELSEWHERE);
  forget();
  desk.merge({ case: null, banner: null, isSignedOut: true, isDrafting: false, saving: { kind: 'none' } });
  location.replace('/');
}

const ELSEWHERE = 'Not signed out: the server in front of the review signed you in, so sign out there.';
