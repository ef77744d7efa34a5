import { describe, expect, it } from "vitest";
import { readPriceHistory } from "../../../src/index.ts";
import { refusal } from "../../refusal.ts";

const read = (text: string) => readPriceHistory({ name: "a.csv", text });

describe("cells of price files", () => {
  // Of spreadsheets, R, pandas, databases, terminals, and of vendors in several languages.
  it.each(
    `- -- --- – — . .. ... * ? x X null NULL NaN nan None nil NA N/A n.a. n.a nd n.d. N/D k.A. s/d #N/A #NA <NA> NaT
    #VALUE! #REF! #DIV/0! #WERT! #NAME? #NV -.- \\N missing 9223372036854775807`.split(/\s+/),
  )("%s is no price", async (cell) => {
    const { bars, findings } = await read(`Date,Close\n2024-01-29,1.5\n2024-01-30,${cell}\n2024-01-31,2.5\n`);
    expect([...bars.close]).toEqual([1.5, 2.5]);
    expect(findings.map(({ code }) => code)).toContain("HISTORY_ROWS_WITHOUT_PRICE");
  });

  it.each(["#N/A N/A", "#N/A n.a.", "#N/A Field Not Applicable", "#N/A Invalid Security", " n/a "])(
    "%j is no price either",
    async (cell) => {
      const { bars } = await read(`Date,Close\n2024-01-29,1.5\n2024-01-30,${cell}\n2024-01-31,2.5\n`);
      expect([...bars.close]).toEqual([1.5, 2.5]);
    },
  );

  it.each(
    `US$ R$ A$ C$ HK$ NT$ $ € £ ¥ ￥ ₩ ₹ ₽ ₺ ₪ ฿ zł kr CHF USD EUR GBP JPY CAD AUD CNY KRW INR BRL HKD SEK NOK DKK PLN
    元 円 원 руб. pts. pts Pkt. Pkt usd`.split(/\s+/),
  )("%s stands before a price or behind it", async (sign) => {
    for (const price of [`${sign}1234.5`, `${sign} 1234.5`, `1234.5${sign}`, `1234.5 ${sign}`]) {
      const { bars, format } = await read(`Date,Close\n2024-01-29,${price}\n2024-01-30,${price}\n`);
      expect([price, bars.close[0], format.currency]).toEqual([price, 1234.5, sign]);
    }
  });

  it.each(["1234.5 XYZ", "XYZ 1234.5", "1234.5 $ x", "#1234.5"])("%s is refused", async (cell) => {
    expect(await refusal(() => read(`Date,Close\n2024-01-29,1.5\n2024-01-30,${cell}\n`))).toMatchObject([
      { code: "HISTORY_NUMBER_UNREADABLE" },
    ]);
  });
});

/** The months of languages, as the Unicode CLDR has them. */
const MONTHS: Readonly<Record<string, string>> = {
  English: "January February March April May June July August September October November December",
  "English, short": "Jan Feb Mar Apr May Jun Jul Aug Sept Oct Nov Dec",
  German: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
  "German, short": "Jan Feb Mrz Apr Mai Jun Jul Aug Sep Okt Nov Dez",
  French: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
  Spanish: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
  Portuguese: "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
  Italian: "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
  Dutch: "januari februari maart april mei juni juli augustus september oktober november december",
  "Dutch, short": "jan feb mrt apr mei jun jul aug sep okt nov dec",
  Swedish: "januari februari mars april maj juni juli augusti september oktober november december",
  Danish: "januar februar marts april maj juni juli august september oktober november december",
  Polish: "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
  Turkish: "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
  Indonesian: "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
  Russian: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
  "Russian, alone": "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
};

const numbered = Object.entries(MONTHS).flatMap(([language, months]) =>
  months.split(" ").map((month, i) => [language, month, String(i + 1).padStart(2, "0")] as const),
);

describe("months in words", () => {
  it.each(numbered)("in %s %s is month %s", async (_, month, number) => {
    for (const [first, second] of [
      [`5 ${month} 2024`, `6 ${month} 2024`],
      [`${month} 5, 2024`, `${month} 6, 2024`],
      [`2024-${month}-05`, `2024-${month}-06`],
    ]) {
      const { bars } = await read(`Date;Close\n${first};1.5\n${second};2.5\n`);
      expect(bars.dates).toEqual([`2024-${number}-05`, `2024-${number}-06`]);
    }
  });

  it.each(["Ju", "Ma", "J", "Foo", "Juniper", "Mrs"])("%s is no month", async (word) => {
    expect(await refusal(() => read(`Date,Close\n5 ${word} 2024,1.5\n6 ${word} 2024,2.5\n`))).toMatchObject([
      { code: "HISTORY_NOT_A_TABLE" },
    ]);
  });
});

describe("words around a price in a header", () => {
  it.each(
    `Previous Day Close, Prev. Day Close, Prior Day Close, Change of Close, Chg Close, Percent Close, Pct Close, Var Close,
    Close % of 1y, Open Interest Price, Time of Last, Date of Last, Price Range, Average Close, Avg. Price, Mean Price,
    Price Volume, Price Vol, Price Volatility, Bid Close, Ask Close, Close MA, Close SMA, Close EMA, Price Return,
    Price Ratio, Week High, 52 Weeks High, 52 Wk High, 52W High, 52wk Low, Year High, YTD High, Lifetime High, Limit High,
    Log Close, LN Close, Normalized Close, Normalised Close, Strike Price, Target Price, Theoretical Price`
      .split(",")
      .map((name) => name.trim()),
  )("%s is no price of the day", async (name) => {
    const [first] = await refusal(() => read(`Date,${name}\n2024-01-29,1.5\n2024-01-30,2.5\n`));
    expect(first?.code).toBe("HISTORY_NO_PRICE_COLUMN");
    const { format } = await read(`Date,${name},SPX Close\n2024-01-29,1.5,7\n2024-01-30,2.5,8\n`);
    expect(format.priceColumn).toBe("SPX Close");
  });

  it.each([
    "Adj. SPX Close",
    "SPX Close adjusted",
    "SPX Schluss bereinigt",
    "Último SPX ajuste",
    "SPX Cierre ajustado",
  ])("%s is adjusted", async (name) => {
    const { format } = await read(`Date,Close,${name}\n2024-01-29,1.5,0.75\n2024-01-30,2.5,2.5\n`);
    expect([format.priceColumn, format.levelColumn]).toEqual([name, "Close"]);
  });

  it.each("USD EUR GBP JPY points pts index price Pkt (USD)".split(" "))(
    "a row of %s names no symbol",
    async (unit) => {
      const { symbol, format } = await read(`Date,Close\n,${unit}\n2024-01-29,1.5\n2024-01-30,2.5\n`);
      expect([symbol, format.headerLines]).toEqual([null, [1, 2]]);
    },
  );

  it("a row of other words names the symbol", async () => {
    const { symbol } = await read("Date,Close\n,NDX\n2024-01-29,1.5\n2024-01-30,2.5\n");
    expect(symbol).toBe("NDX");
  });
});

describe("a column that has a word of a price in its name and is none", () => {
  const closes = async (header: string, ...rows: string[]) => {
    const { bars } = await read(`${header}\n${rows.map((row, at) => `2024-01-${29 + at},${row}\n`).join("")}`);
    return [...bars.close];
  };
  it.each([
    ["Date,Close,Adj Factor", ["1.5,0.993", "2.5,1"]],
    ["Date,Close,adj_factor", ["1.5,0.993", "2.5,1"]],
    ["Date,Close,Adj Shares", ["1.5,900", "2.5,901"]],
    ["Date,Close,Is Adjusted", ["1.5,false", "2.5,false"]],
    ["Date,RTY,Last Update", ["1.5,x", "2.5,y"]],
  ])("%s", async (header, rows) => {
    expect(await closes(header, ...rows)).toEqual([1.5, 2.5]);
  });

  it.each(["Date,RTY,Price Diff", "Date,Index,Last Size", "Date,Russell 2000,Price Index Divisor"])(
    "%s: which of both numbers is the price is asked",
    async (header) => {
      expect(await refusal(() => closes(header, "1.5,60", "2.5,61"))).toMatchObject([
        { code: "HISTORY_COLUMN_AMBIGUOUS" },
      ]);
    },
  );

  it("is no opening price", async () => {
    const { bars } = await read("Date,Open Positions,High,Low,Close\n2024-01-29,900,2,1,1.5\n2024-01-30,901,3,2,2.5\n");
    expect(bars.open).toBeNull();
  });

  it.each(["Adj Close", "Adj. Close", "adjclose", "Adjusted Close", "Close (adj)", "Adj Price", "Adjusted"])(
    "%s is the adjusted close",
    async (name) => {
      const { bars } = await read(`Date,Close,${name}\n2024-01-29,10,1.5\n2024-01-30,20,2.5\n`);
      expect([...bars.close]).toEqual([1.5, 2.5]);
    },
  );
});
