import { render } from 'preact';
import { App } from './app.tsx';
import { followIdleness } from './frame/lock.tsx';
import { followKeys } from './keys.ts';
import { followAddress } from './route.tsx';

/** Takes the place of whatever the shell shows, and runs until the tab is closed. */
function begin(): void {
  const root = document.getElementById('page') ?? document.body;
  root.replaceChildren();
  followAddress();
  followKeys();
  followIdleness();
  render(<App />, root);
}

if (document.readyState === 'loading') addEventListener('DOMContentLoaded', begin);
else begin();
