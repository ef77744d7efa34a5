// Values the options of a file with QuantLib's BlackCalculator for half a second of processor time and prints how many a second, and the sum of one pass.
#include <ql/pricingengines/blackcalculator.hpp>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>
#include <vector>

struct Point {
  QuantLib::Option::Type type;
  double forward, strike, years, volatility, rate;
};

static double onePass(const std::vector<Point>& points) {
  double sum = 0;
  for (const Point& p : points) {
    const QuantLib::BlackCalculator calculator(p.type, p.strike, p.forward, p.volatility * std::sqrt(p.years),
                                               std::exp(-p.rate * p.years));
    sum += calculator.value();
  }
  return sum;
}

int main(int, char** argv) {
  std::ifstream file(argv[1]);
  std::vector<Point> points;
  std::string right;
  Point p;
  while (file >> right >> p.forward >> p.strike >> p.years >> p.volatility >> p.rate) {
    p.type = right == "call" ? QuantLib::Option::Call : QuantLib::Option::Put;
    points.push_back(p);
  }
  const double sum = onePass(points);
  double checked = 0, seconds = 0;
  long passes = 0;
  for (const auto start = std::clock(); seconds < 0.5;
       seconds = double(std::clock() - start) / CLOCKS_PER_SEC, ++passes)
    checked += onePass(points);
  std::printf("{\"perSecond\": %.17g, \"sum\": %.17g, \"checked\": %.17g}\n", passes * points.size() / seconds, sum, checked / passes);
}
