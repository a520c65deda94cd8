/** Letters of other alphabets that look like ours. */
const ALIKE: Readonly<Record<string, string>> = {
  ...{
    а: 'a',
    в: 'b',
    е: 'e',
    і: 'i',
    ј: 'j',
    к: 'k',
    м: 'm',
    н: 'h',
    о: 'o',
    р: 'p',
    с: 'c',
    т: 't',
    у: 'y',
    х: 'x',
  },
  ...{
    ѕ: 's',
    α: 'a',
    ε: 'e',
    ι: 'i',
    κ: 'k',
    ν: 'v',
    ο: 'o',
    ρ: 'p',
    τ: 't',
    υ: 'u',
    χ: 'x',
    ı: 'i',
    ł: 'l',
    ø: 'o',
  },
  ...{
    А: 'A',
    В: 'B',
    Е: 'E',
    К: 'K',
    М: 'M',
    Н: 'H',
    О: 'O',
    Р: 'P',
    С: 'C',
    Т: 'T',
    Х: 'X',
    Ι: 'I',
    Ν: 'N',
    Ο: 'O',
  },
};
const ODD = new RegExp(`[${Object.keys(ALIKE).join('')}]`, 'gu');

/** Letters that look like ours are ours: whoever reads them cannot tell. */
export const withoutLookalikes = (text: string): string =>
  text.replace(ODD, (letter) => ALIKE[letter] ?? letter);
