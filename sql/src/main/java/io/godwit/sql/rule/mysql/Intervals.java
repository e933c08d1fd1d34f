package io.godwit.sql.rule.mysql;

import io.godwit.sql.tree.Expression;
import io.godwit.sql.tree.Expression.Interval;
import io.godwit.sql.tree.Expression.Negative;
import io.godwit.sql.tree.Expression.NumberLiteral;
import io.godwit.sql.tree.Expression.TextLiteral;
import io.godwit.sql.tree.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** MySQL's spans of time in the target's words. Source: MySQL 8.4 manual, "Temporal Intervals". */
final class Intervals {
    private static final Map<String, List<String>> PARTS = Map.ofEntries(
            Map.entry("second_microsecond", List.of("second", "microsecond")),
            Map.entry("minute_microsecond", List.of("minute", "second", "microsecond")),
            Map.entry("minute_second", List.of("minute", "second")),
            Map.entry("hour_microsecond", List.of("hour", "minute", "second", "microsecond")),
            Map.entry("hour_second", List.of("hour", "minute", "second")),
            Map.entry("hour_minute", List.of("hour", "minute")),
            Map.entry("day_microsecond", List.of("day", "hour", "minute", "second", "microsecond")),
            Map.entry("day_second", List.of("day", "hour", "minute", "second")),
            Map.entry("day_minute", List.of("day", "hour", "minute")),
            Map.entry("day_hour", List.of("day", "hour")),
            Map.entry("year_month", List.of("year", "month")));
    private static final Pattern DIGITS = Pattern.compile("\\d+");

    private Intervals() {}

    static boolean isConstant(Interval interval) {
        return switch (interval.amount()) {
            case NumberLiteral ignored -> true;
            case Negative(NumberLiteral ignored) -> true;
            case TextLiteral ignored -> true;
            default -> false;
        };
    }

    /** Empty where a compound unit is given an amount that is no constant. */
    static Optional<Expression> of(Interval interval) {
        String unit = interval.unit().equals("quarter") ? "month" : interval.unit();
        int times = interval.unit().equals("quarter") ? 3 : 1;
        if (PARTS.containsKey(unit)) {
            return compound(interval.amount(), PARTS.get(unit));
        }
        return Optional.of(simple(interval.amount(), unit, times));
    }

    private static Expression simple(Expression amount, String unit, int times) {
        Optional<String> constant = switch (amount) {
            case NumberLiteral number -> Optional.of(number.text());
            case Negative(NumberLiteral number) -> Optional.of("-" + number.text());
            case TextLiteral text -> Optional.of(text.value().strip());
            default -> Optional.empty();
        };
        if (constant.filter(c -> c.matches("-?\\d{1,9}")).isPresent()) {
            return Build.interval(Long.parseLong(constant.get()) * times + " " + unit);
        }
        if (constant.filter(c -> unit.equals("second") && c.matches("-?\\d*\\.\\d+"))
                .isPresent()) {
            return Build.interval(constant.get() + " second");
        }
        return Build.binary(amount, Operator.MULTIPLY, Build.interval(times + " " + unit));
    }

    /** Fewer numbers than parts belong to the last parts. */
    private static Optional<Expression> compound(Expression amount, List<String> parts) {
        Optional<String> text =
                amount instanceof NumberLiteral number ? Optional.of(number.text()) : Build.constant(amount);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<String> numbers = new ArrayList<>();
        Matcher matcher = DIGITS.matcher(text.get());
        while (matcher.find()) {
            numbers.add(matcher.group());
        }
        if (numbers.isEmpty() || numbers.size() > parts.size()) {
            return Optional.empty();
        }
        String sign = text.get().strip().startsWith("-") ? "-" : "";
        List<String> words = new ArrayList<>();
        int skipped = parts.size() - numbers.size();
        for (int i = 0; i < numbers.size(); i++) {
            words.add(sign + numbers.get(i) + " " + parts.get(skipped + i));
        }
        return Optional.of(Build.interval(String.join(" ", words)));
    }

    /** Whether a day plus this is a day again. */
    static boolean keepsDay(String unit) {
        return List.of("day", "week", "month", "quarter", "year", "year_month").contains(unit);
    }
}
