// Required before a program: writes the seconds of processor time that it took, its start included, to descriptor 3 when it ends.
const { writeSync } = require("node:fs");

process.on("exit", () => {
  const { userCPUTime, systemCPUTime } = process.resourceUsage();
  writeSync(3, String((userCPUTime + systemCPUTime) / 1e6));
});
