# Measures the volatility of a price file by five estimators with TTR, as a whole process.
suppressMessages(library(TTR))
rows <- read.csv(commandArgs(trailingOnly = TRUE)[1])
prices <- as.matrix(rows[, c("Open", "High", "Low", "Close")])
for (calc in c("close", "parkinson", "garman.klass", "rogers.satchell", "yang.zhang")) {
  cat(tail(volatility(prices, n = if (calc == "close") 21 else 20, calc = calc, N = 252), 1), "\n")
}
