// Loads the package that it is told and values the four options of the sample trade with it, as a whole process.
import { sampleOptions } from "../sample-options.mjs";
import { loaderFrom } from "./packages.mjs";
import { valuersOf } from "./valuers.mjs";

const [folder, name] = process.argv.slice(2);
const [valuer] = await valuersOf(loaderFrom(folder), [name]);
process.stdout.write(JSON.stringify(sampleOptions.map(valuer.value)));
