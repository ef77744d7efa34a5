// Values the options of a file with QuantLib, or finds their volatilities again, or values them as American options on a future, for
// half a second of processor time; prints how many a second, the sum of one pass and the worst error of a volatility.
#include <ql/exercise.hpp>
#include <ql/instruments/vanillaoption.hpp>
#include <ql/pricingengines/blackcalculator.hpp>
#include <ql/pricingengines/blackformula.hpp>
#include <ql/pricingengines/vanilla/qdfpamericanengine.hpp>
#include <ql/processes/blackscholesprocess.hpp>
#include <ql/settings.hpp>
#include <ql/termstructures/volatility/equityfx/blackconstantvol.hpp>
#include <ql/termstructures/yield/flatforward.hpp>
#include <ql/time/calendars/nullcalendar.hpp>
#include <ql/time/daycounters/actual365fixed.hpp>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <functional>
#include <string>
#include <vector>
using namespace QuantLib;

struct Point {
  Option::Type type;
  double forward, strike, years, volatility, rate, premium;
};

static double valueOf(const Point& p) {
  return BlackCalculator(p.type, p.strike, p.forward, p.volatility * std::sqrt(p.years), std::exp(-p.rate * p.years)).value();
}

static double impliedOf(const Point& p) {
  return blackFormulaImpliedStdDev(p.type, p.strike, p.forward, p.premium, std::exp(-p.rate * p.years), 0, Null<Real>(), 1e-12) /
         std::sqrt(p.years);
}

// Whole days: QuantLib's options expire on dates.
static double americanOf(const Point& p) {
  const Date today(22, January, 2026);
  const DayCounter count = Actual365Fixed();
  const Handle<YieldTermStructure> curve(ext::make_shared<FlatForward>(today, p.rate, count));
  const auto process = ext::make_shared<BlackScholesMertonProcess>(
      Handle<Quote>(ext::make_shared<SimpleQuote>(p.forward)), curve, curve,
      Handle<BlackVolTermStructure>(ext::make_shared<BlackConstantVol>(today, NullCalendar(), p.volatility, count)));
  VanillaOption option(ext::make_shared<PlainVanillaPayoff>(p.type, p.strike),
                       ext::make_shared<AmericanExercise>(today, today + long(std::lround(p.years * 365))));
  option.setPricingEngine(ext::make_shared<QdFpAmericanEngine>(process, QdFpAmericanEngine::accurateScheme()));
  return option.NPV();
}

int main(int, char** argv) {
  Settings::instance().evaluationDate() = Date(22, January, 2026);
  const std::string what = argv[1];
  const std::function<double(const Point&)> of = what == "value" ? valueOf : what == "implied" ? impliedOf : americanOf;
  std::ifstream file(argv[2]);
  std::vector<Point> points;
  std::string right;
  Point p;
  while (file >> right >> p.forward >> p.strike >> p.years >> p.volatility >> p.rate) {
    p.type = right == "call" ? Option::Call : Option::Put;
    p.premium = valueOf(p);
    points.push_back(p);
  }
  double sum = 0, worst = 0;
  for (const Point& point : points) {
    const double found = of(point);
    sum += found;
    worst = std::fmax(worst, std::fabs(found - point.volatility));
  }
  double checked = 0, seconds = 0;
  long passes = 0;
  for (const auto start = std::clock(); seconds < 0.5; seconds = double(std::clock() - start) / CLOCKS_PER_SEC, ++passes)
    for (const Point& point : points) checked += of(point);
  std::printf("{\"perSecond\": %.17g, \"sum\": %.17g, \"worst\": %.17g, \"checked\": %.17g}\n", passes * points.size() / seconds, sum,
              worst, checked / passes);
}
