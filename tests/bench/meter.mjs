// Loaded before a program (`node --import`): when the program ends, what it took is written to the file that METER names.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const meter = {
    cpu: (userCPUTime + systemCPUTime) / 1e6,
    peak: maxRSS / 1024,
    wall: performance.now() / 1000,
  };
  writeFileSync(process.env.METER, JSON.stringify(meter));
});
