import { msEach, type Results } from './results.ts';

/** A line of a panel: what it is called, and its points. */
interface Series {
  readonly name: string;
  readonly colour: 'one' | 'two';
  readonly points: readonly (readonly [cables: number, value: number])[];
}

interface Panel {
  readonly title: string;
  readonly unit: string;
  readonly series: readonly Series[];
}

const [WIDTH, HEIGHT] = [360, 300];
const EDGE = { left: 58, right: 18, top: 46, bottom: 50 };

/** Both colours are told apart on white and on black; the words take the colour of the reader's page. */
const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #1f2328 }
  .title { font-weight: 600; font-size: 13px }
  .axis { stroke: #6e7781; fill: none } .grid { stroke: #6e7781; stroke-opacity: .25 }
  .one { stroke: #0969da; fill: #0969da } .two { stroke: #bc4c00; fill: #bc4c00 }
  text.one, text.two { stroke: none } path.one, path.two { fill: none; stroke-width: 2 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 } .one, text.one { stroke: #58a6ff; fill: #58a6ff } .two, text.two { stroke: #f0883e; fill: #f0883e }
    path.one, path.two { fill: none } text.one, text.two { stroke: none }
  }`;

/** Growth and stages as a drawing that needs no script. */
export function plotOf({ growth, parts }: Results): string {
  const of = (value: (grown: (typeof growth)[number]) => number): [number, number][] =>
    growth.map((grown) => [grown.cables, value(grown)]);
  const cost: Panel = {
    title: 'Processor time a cable',
    unit: 'ms',
    series: [
      { name: 'release', colour: 'one', points: of(({ release, cables }) => msEach(release.cpu, cables)) },
      {
        name: 'read, hash, write',
        colour: 'two',
        points: of(({ baseline, cables }) => msEach(baseline.cpu, cables)),
      },
    ],
  };
  const memory: Panel = {
    title: 'Memory at its most',
    unit: 'MiB',
    series: [{ name: 'release', colour: 'one', points: of(({ release }) => release.peak) }],
  };
  const panels = [linesPanel(cost), linesPanel(memory), barsPanel(parts.stages)];
  const placed = panels.map((panel, i) => `<g transform="translate(${i * WIDTH} 0)">${panel}</g>`);
  const summary = growth
    .map(({ cables, release }) => `${cables} cables ${release.wall.toFixed(1)} s`)
    .join(', ');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH * panels.length} ${HEIGHT}" role="img" aria-labelledby="t d">
<title id="t">What release takes, by the number of cables, and what each stage of one cable takes</title>
<desc id="d">${summary}</desc>
<style>${STYLE}
</style>
${placed.join('\n')}
</svg>
`;
}

/** A round number that is not below `value`. */
function ceiling(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value || 1));
  return ([1, 2, 2.5, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}

const at = (number: number): string => number.toFixed(1);
const short = (cables: number): string => (cables >= 1000 ? `${cables / 1000}k` : String(cables));

/** Values over the number of cables, which stands on a scale of powers of ten. */
function linesPanel({ title, unit, series }: Panel): string {
  const all = series.flatMap(({ points }) => points);
  const counts = [...new Set(all.map(([cables]) => cables))].sort((a, b) => a - b);
  const most = ceiling(Math.max(...all.map(([, value]) => value)));
  const [first = 1, last = 1] = [counts[0], counts.at(-1)];
  const width = WIDTH - EDGE.left - EDGE.right;
  const height = HEIGHT - EDGE.top - EDGE.bottom;
  const x = (cables: number): number =>
    EDGE.left + (first === last ? width / 2 : (width * Math.log(cables / first)) / Math.log(last / first));
  const y = (value: number): number => EDGE.top + height * (1 - value / most);
  const rows = [0, 0.5, 1].map((share) => {
    const level = at(y(share * most));
    return `<path class="grid" d="M${EDGE.left} ${level}h${width}"/><text x="${EDGE.left - 8}" y="${level}" dy="4" text-anchor="end">${share * most}</text>`;
  });
  const ticks = counts.map(
    (count) => `<text x="${at(x(count))}" y="${HEIGHT - 30}" text-anchor="middle">${short(count)}</text>`,
  );
  return [
    `<text class="title" x="${EDGE.left}" y="20">${title} (${unit})</text>`,
    ...rows,
    `<path class="axis" d="M${EDGE.left} ${EDGE.top}v${height}h${width}"/>`,
    ...ticks,
    `<text x="${EDGE.left + width / 2}" y="${HEIGHT - 10}" text-anchor="middle">cables</text>`,
    ...series.map((each) => drawn(each, x, y)),
  ].join('\n');
}

function drawn({ name, colour, points }: Series, x: (n: number) => number, y: (n: number) => number): string {
  const places = points.map(([cables, value]) => [at(x(cables)), at(y(value))] as const);
  const [[lastX = '0', lastY = '0'] = []] = [places.at(-1)];
  return [
    `<path class="${colour}" d="M${places.map((place) => place.join(' ')).join('L')}"/>`,
    ...places.map(([cx, cy]) => `<circle class="${colour}" cx="${cx}" cy="${cy}" r="3"/>`),
    `<text class="${colour}" x="${lastX}" y="${Number(lastY) - 10}" text-anchor="end">${name}</text>`,
  ].join('\n');
}

/** What each stage takes, a bar each. */
function barsPanel(stages: Results['parts']['stages']): string {
  const most = Math.max(...stages.map(({ ms }) => ms), 0.001);
  const step = (HEIGHT - EDGE.top - 20) / stages.length;
  const bars = stages.map(({ stage, ms }, i) => {
    const top = EDGE.top + i * step;
    const long = ((WIDTH - 170) * ms) / most;
    return `<text x="80" y="${at(top + step / 2)}" dy="4" text-anchor="end">${stage}</text><rect class="one" x="88" y="${at(top + step * 0.2)}" width="${at(long)}" height="${at(step * 0.6)}"/><text x="${at(94 + long)}" y="${at(top + step / 2)}" dy="4">${ms.toFixed(2)}</text>`;
  });
  return [`<text class="title" x="20" y="20">Stages of one cable (ms)</text>`, ...bars].join('\n');
}
