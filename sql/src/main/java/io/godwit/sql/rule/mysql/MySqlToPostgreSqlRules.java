package io.godwit.sql.rule.mysql;

import io.godwit.sql.rule.Rule;
import io.godwit.sql.rule.TableRule;
import java.util.List;

/** All that is done from MySQL and MariaDB to PostgreSQL where meanings differ, in its order. */
public final class MySqlToPostgreSqlRules {
    /** What gives columns their types: for tables that others refer to. */
    public static final List<TableRule> SHAPING = List.of(new MariaDbJson(), new ColumnTypes(), new KeyCollation());

    /** Each rule sees what those before it left. */
    public static final List<Rule> RULES = List.of(
            // tables: whether they can move
            new UnparsedParts(),
            new SystemVersioning(),
            new NameLimits(),
            // tables: columns
            new MariaDbJson(),
            new ColumnTypes(),
            new NativeEnum(),
            new ZeroDates(),
            new KeyCollation(),
            new AnyCaseText(),
            new HiddenColumns(),
            new Zerofill(),
            // tables: values that the server makes
            new GeneratedColumns(),
            new NowDefault(),
            new ZeroDateDefault(),
            new LiteralDefault(),
            new SequenceDefault(),
            new ExpressionDefault(),
            // tables: shape
            new RangePartitions(),
            new ListPartitions(),
            new HashPartitions(),
            new StorageEngines(),
            new Comments(),
            // tables: keys
            new PrimaryKey(),
            new ColumnIndexes(),
            new PrefixIndexes(),
            new ExpressionIndexes(),
            new ExtensionIndexes(),
            new HiddenIndexes(),
            new LargeIndexRows(),
            new EnumCheck(),
            new SetCheck(),
            new CheckConstraints(),
            new ForeignKeys(),
            // tables: cut-over
            new OnUpdateNow(),
            new AutoIncrement(),
            // expressions: choices and logic
            new UnparsedExpressions(),
            new NulTexts(),
            new Variables(),
            new Casts(),
            new IfCalls(),
            new ExclusiveOr(),
            new NumberAsCondition(),
            new BitConstants(),
            new ZeroDateComparisons(),
            new TextEquality(),
            new TimeAsNumber(),
            new TextBesideNumber(),
            new BooleanAsNumber(),
            new MixedResults(),
            new GreatestLeast(),
            new Divisions(),
            new IntegerDivisions(),
            new WideIntegers(),
            // expressions: times
            new CurrentTimes(),
            new UnixTimes(),
            new DateArithmetic(),
            new DateDifferences(),
            new DateParts(),
            new CalendarCalls(),
            new ClockCalls(),
            new DateFormats(),
            new TextToDate(),
            // expressions: numbers
            new UnsignedBits(),
            new Roundings(),
            new Logarithms(),
            // expressions: texts
            new Charsets(),
            new Concatenations(),
            new GroupConcat(),
            new Substrings(),
            new SubstringIndexes(),
            new ListPositions(),
            new TextSearches(),
            new TextCalls(),
            new HexCalls(),
            new LikePatterns(),
            // expressions: documents and all else
            new JsonPaths(),
            new JsonCalls(),
            new UuidCalls(),
            new SessionCalls(),
            new CountOfMany(),
            new UnknownFunctions(),
            // queries
            new MixedUnions(),
            new AliasesInHaving(),
            new HavingAsWhere(),
            new LooseGroupBy(),
            new BooleanItems(),
            new QuotientDigits(),
            new GroupedText(),
            new TextOrder(),
            new NullOrder());

    private MySqlToPostgreSqlRules() {}
}
