// Time stands still: two runs of the same, one of them cut off, are of the same second.
const MOMENT = Date.UTC(2026, 4, 4, 12);
const Running = Date;
globalThis.Date = class extends Running {
  constructor(...given) {
    super(...(given.length === 0 ? [MOMENT] : given));
  }
  static now() {
    return MOMENT;
  }
};
