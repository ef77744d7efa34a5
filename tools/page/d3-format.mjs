// What d3-scale asks of d3-format, to write the labels of ticks: those of the page are written by src/render/text/figures.ts.

const unused = () => {
  throw new Error("the page writes its own figures");
};

export {
  unused as format,
  unused as formatPrefix,
  unused as formatSpecifier,
  unused as precisionFixed,
  unused as precisionPrefix,
  unused as precisionRound,
};
