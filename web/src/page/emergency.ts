/**
 * The number of the emergency service where this device is, as well as a
 * browser can know: what the person has set, else by the time zone of the
 * device, and only where that says nothing by its languages. A zone tells where
 * somebody is; a language does not.
 *
 * The numbers are those of Android's emergency call data for an ambulance
 * (packages/services/Telephony, ecc/input/eccdata.txt), read against DIDWW's
 * reference of emergency numbers. 112 in the European Union is Directive (EU)
 * 2018/1972, article 109. Elsewhere 112 is what most mobile phones know, and
 * the words beside it ask to check it.
 */
import { settings } from './settings.svelte';

/** A number, and whether it is known to be right where the device is. */
export interface Local {
  number: string;
  sure: boolean;
}

interface Row {
  number: string;
  regions: readonly string[];
  zones: RegExp;
}

const rows: readonly Row[] = [
  {
    number: '112',
    regions: 'AT BE BG CH CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK TR IN'.split(' '),
    zones:
      /^(Europe\/(Amsterdam|Athens|Berlin|Bratislava|Brussels|Bucharest|Budapest|Busingen|Copenhagen|Dublin|Helsinki|Istanbul|Lisbon|Ljubljana|Luxembourg|Madrid|Malta|Mariehamn|Oslo|Paris|Prague|Riga|Rome|San_Marino|Sofia|Stockholm|Tallinn|Vaduz|Vatican|Vienna|Vilnius|Warsaw|Zagreb|Zurich)|Atlantic\/(Azores|Canary|Faroe|Madeira|Reykjavik)|Africa\/Ceuta|Arctic\/Longyearbyen|Asia\/(Nicosia|Famagusta|Istanbul|Kolkata|Calcutta))$/,
  },
  { number: '999', regions: ['GB', 'HK'], zones: /^(Europe\/(London|Belfast|Jersey|Guernsey|Isle_of_Man)|Asia\/Hong_Kong)$/ },
  {
    number: '911',
    regions: ['US', 'CA', 'MX'],
    zones:
      /^(America\/(New_York|Detroit|Chicago|Menominee|Denver|Boise|Phoenix|Los_Angeles|Anchorage|Juneau|Sitka|Metlakatla|Yakutat|Nome|Adak|Puerto_Rico|(Indiana|Kentucky|North_Dakota)\/\w+|Indianapolis|Louisville|St_Johns|Halifax|Glace_Bay|Moncton|Goose_Bay|Toronto|Montreal|Thunder_Bay|Nipigon|Iqaluit|Atikokan|Winnipeg|Resolute|Rankin_Inlet|Regina|Swift_Current|Edmonton|Cambridge_Bay|Yellowknife|Inuvik|Creston|Dawson|Dawson_Creek|Fort_Nelson|Whitehorse|Vancouver|Mexico_City|Cancun|Merida|Monterrey|Matamoros|Chihuahua|Ciudad_Juarez|Ojinaga|Mazatlan|Bahia_Banderas|Hermosillo|Tijuana)|Pacific\/(Honolulu|Guam))$/,
  },
  { number: '000', regions: ['AU'], zones: /^Australia\/\w+$/ },
  { number: '111', regions: ['NZ'], zones: /^Pacific\/(Auckland|Chatham)$/ },
  { number: '119', regions: ['JP', 'KR', 'TW'], zones: /^Asia\/(Tokyo|Seoul|Taipei)$/ },
  { number: '120', regions: ['CN'], zones: /^Asia\/(Shanghai|Urumqi)$/ },
  { number: '995', regions: ['SG'], zones: /^Asia\/Singapore$/ },
  { number: '192', regions: ['BR'], zones: /^America\/(Sao_Paulo|Rio_Branco|Manaus|Porto_Velho|Boa_Vista|Cuiaba|Campo_Grande|Belem|Santarem|Araguaina|Fortaleza|Recife|Maceio|Bahia|Noronha)$/ },
];

/** The numbers to pick from. */
export const numbers: readonly string[] = rows.map((r) => r.number);

const fallback: Local = { number: '112', sure: false };

/** The number for a time zone and the languages of a browser. */
export function localNumber(zone: string, languages: readonly string[]): Local {
  const placeless = zone === '' || zone === 'UTC' || zone === 'GMT' || zone.startsWith('Etc/');
  const row = placeless ? rows.find((r) => r.regions.includes(region(languages))) : rows.find((r) => r.zones.test(zone));
  return row ? { number: row.number, sure: !placeless } : fallback;
}

/** The region of the first language that names one. */
function region(languages: readonly string[]): string {
  for (const language of languages) {
    const named = /-([A-Z]{2})\b/.exec(language)?.[1];
    if (named !== undefined) return named;
  }
  return '';
}

/** The number to call: as set, or as known here. */
export function emergency(): Local {
  if (settings.emergency !== null) return { number: settings.emergency, sure: true };
  return localNumber(Intl.DateTimeFormat().resolvedOptions().timeZone ?? '', navigator.languages);
}

/** A number as it was typed, without spaces, or null when it cannot be dialed. */
export function asDialed(typed: string): string | null {
  const number = typed.replace(/[\s().-]/g, '');
  return /^\+?[0-9]{2,15}$/.test(number) ? number : null;
}
