import type { ColumnNames } from "./column-names.ts";

/** Header words in further languages, looked at like those of `FOREIGN_NAMES`, and after them. */
export const FURTHER_NAMES: readonly ColumnNames[] = [
  { role: "open", language: "sv", names: ["öppen", "öppning", "öppningskurs"] },
  { role: "high", language: "sv", names: ["högst", "högsta", "dagshögsta"] },
  { role: "low", language: "sv", names: ["lägst", "lägsta", "dagslägsta"] },
  { role: "close", language: "sv", names: ["stängning", "slutkurs", "stängningskurs", "senaste", "senast"] },
  { role: "volume", language: "sv", names: ["volym", "omsättning"] },

  { role: "date", language: "da", names: ["dato"] },
  { role: "open", language: "da", names: ["åben", "åbning", "åbningskurs"] },
  { role: "high", language: "da", names: ["høj", "højeste"] },
  { role: "low", language: "da", names: ["lav", "laveste"] },
  { role: "close", language: "da", names: ["lukkekurs", "lukning", "slutkurs", "seneste"] },

  { role: "date", language: "no", names: ["dato"] },
  { role: "open", language: "no", names: ["åpning", "åpen", "åpningskurs"] },
  { role: "high", language: "no", names: ["høy", "høyeste"] },
  { role: "low", language: "no", names: ["lav", "laveste"] },
  { role: "close", language: "no", names: ["sluttkurs", "slutt", "siste"] },
  { role: "volume", language: "no", names: ["volum"] },

  { role: "date", language: "fi", names: ["päivämäärä", "päivä", "pvm"] },
  { role: "open", language: "fi", names: ["avaus", "avauskurssi"] },
  { role: "high", language: "fi", names: ["ylin", "päivän ylin"] },
  { role: "low", language: "fi", names: ["alin", "päivän alin"] },
  { role: "close", language: "fi", names: ["päätös", "päätöskurssi", "viimeisin", "viimeinen"] },

  { role: "open", language: "cs", names: ["otevření", "otevírací", "otevírací cena"] },
  { role: "high", language: "cs", names: ["nejvyšší", "maximum"] },
  { role: "low", language: "cs", names: ["nejnižší", "minimum"] },
  { role: "close", language: "cs", names: ["závěr", "zavírací cena", "zavírací", "poslední"] },
  { role: "volume", language: "cs", names: ["objem"] },

  { role: "date", language: "hu", names: ["dátum"] },
  { role: "open", language: "hu", names: ["nyitó", "nyitóár"] },
  { role: "close", language: "hu", names: ["záró", "záróár", "utolsó"] },
  { role: "volume", language: "hu", names: ["forgalom"] },

  { role: "open", language: "ro", names: ["deschidere"] },
  { role: "high", language: "ro", names: ["maxim"] },
  { role: "low", language: "ro", names: ["minim"] },
  { role: "close", language: "ro", names: ["închidere", "ultimul"] },
  { role: "volume", language: "ro", names: ["volum"] },

  { role: "date", language: "el", names: ["ημερομηνία"] },
  { role: "open", language: "el", names: ["άνοιγμα"] },
  { role: "high", language: "el", names: ["υψηλό", "υψηλότερη", "μέγιστο"] },
  { role: "low", language: "el", names: ["χαμηλό", "χαμηλότερη", "ελάχιστο"] },
  { role: "close", language: "el", names: ["κλείσιμο", "τελευταία"] },
  { role: "volume", language: "el", names: ["όγκος"] },

  { role: "open", language: "uk", names: ["відкриття", "відкр"] },
  { role: "high", language: "uk", names: ["максимум", "макс"] },
  { role: "low", language: "uk", names: ["мінімум", "мін"] },
  { role: "close", language: "uk", names: ["закриття", "ціна закриття", "остання", "ціна"] },

  { role: "date", language: "id", names: ["tanggal"] },
  { role: "open", language: "id", names: ["pembukaan"] },
  { role: "high", language: "id", names: ["tertinggi"] },
  { role: "low", language: "id", names: ["terendah"] },
  { role: "close", language: "id", names: ["penutupan", "terakhir"] },

  { role: "date", language: "vi", names: ["ngày"] },
  { role: "open", language: "vi", names: ["mở", "mở cửa", "giá mở cửa"] },
  { role: "high", language: "vi", names: ["cao", "cao nhất"] },
  { role: "low", language: "vi", names: ["thấp", "thấp nhất"] },
  { role: "close", language: "vi", names: ["đóng cửa", "giá đóng cửa", "lần cuối"] },
  { role: "volume", language: "vi", names: ["khối lượng", "kl"] },

  { role: "date", language: "th", names: ["วันที่", "วันเดือนปี"] },
  { role: "open", language: "th", names: ["เปิด", "ราคาเปิด"] },
  { role: "high", language: "th", names: ["สูงสุด", "ราคาสูงสุด"] },
  { role: "low", language: "th", names: ["ต่ำสุด", "ราคาต่ำสุด"] },
  { role: "close", language: "th", names: ["ปิด", "ราคาปิด", "ล่าสุด"] },

  { role: "date", language: "ar", names: ["التاريخ"] },
  { role: "open", language: "ar", names: ["الافتتاح", "الفتح", "افتتاح"] },
  { role: "high", language: "ar", names: ["الأعلى", "أعلى"] },
  { role: "low", language: "ar", names: ["الأدنى", "أدنى"] },
  { role: "close", language: "ar", names: ["الإغلاق", "إغلاق", "آخر"] },

  { role: "date", language: "he", names: ["תאריך"] },
  { role: "open", language: "he", names: ["פתיחה", "שער פתיחה"] },
  { role: "high", language: "he", names: ["גבוה", "שער גבוה"] },
  { role: "low", language: "he", names: ["נמוך", "שער נמוך"] },
  { role: "close", language: "he", names: ["שער נעילה", "נעילה", "שער"] },

  { role: "date", language: "zh", names: ["交易日"] },
  { role: "open", language: "zh", names: ["開市", "開市價", "開盤指數"] },
  { role: "high", language: "zh", names: ["最高指數"] },
  { role: "low", language: "zh", names: ["最低指數"] },
  { role: "close", language: "zh", names: ["收市", "收市價", "收盤指數"] },
];
