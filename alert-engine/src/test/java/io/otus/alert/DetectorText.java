package io.otus.alert;

import io.otus.alert.detect.Kind;
import io.otus.alert.detect.Techniques;
import io.otus.core.event.Action;
import io.otus.core.event.Danger;
import io.otus.core.event.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the source of a detector says of the alerts that it raises: its description, with its numbers as they are in the
 * program, what it says where it raises or lowers a severity, and the techniques that its findings name.
 *
 * @param name its simple name
 * @param source the text of its file
 * @param described its description, as Javadoc
 * @param parts the classes that say to be part of it
 */
record DetectorText(String name, Class<?> type, String source, String described, List<Part> parts) {
    /** A class that has a part of a detector's work. */
    private record Part(Class<?> type, String source) {}

    private static final Path DETECTORS = Path.of("src/main/java/io/otus/alert/detect");
    /** What makes a device tell nothing any more. */
    static final Service SILENCING = new Service(0, "silencing", Action.CONFIGURE, Danger.BLIND);

    /** The end of a line of Javadoc, with the beginning of the next one, however far that is indented. */
    private static final String LINE_END = "\\s*\\n\\s*\\*?[ \\t]*";

    private static final String OF_ACT = "those of the act";
    private static final Pattern DESCRIBED = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)+)\\*/\\s+(?:@\\w+\\s+)*(?:public )?(?:final )?(?:class|record|interface) ",
            Pattern.DOTALL);
    private static final Pattern PART_OF = Pattern.compile("\\s+\\* Part of \\{@link (\\w+)\\}: ");
    private static final Pattern VALUE = Pattern.compile("\\{@value\\s+(\\w*)#(\\w+)\\}");
    private static final Pattern LITERALS =
            Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"(?:\\s*\\+\\s*\"((?:[^\"\\\\]|\\\\.)*)\")*");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern TECHNIQUE = Pattern.compile("\"(T0\\d{3})\"");
    private static final Pattern MADE = Pattern.compile("new (\\w+)\\(|(\\w+)\\.of\\(");
    private static final Pattern CONSTANT = Pattern.compile(
            "(?:/\\*\\*((?:(?!\\*/).)+)\\*/\\s+)?(?:private )?static final (?:int|long|double) (\\w+) =",
            Pattern.DOTALL);
    /** Constants that decide nothing: units, ends of time, ports and bits of standards, what stands for none or all. */
    private static final Set<String> NO_LIMITS = Set.of(
            "ANY",
            "MAKER",
            "NO_PRIORITY",
            "NTP",
            "PORT",
            "SERIAL_BITS",
            "SECOND",
            "MINUTE",
            "HOUR",
            "DAY",
            "MEGABYTE",
            "NANOS_PER_MILLI",
            "NEVER",
            "LONG_AGO",
            "KEY_WORDS",
            "HEAD",
            "WORD");

    /** What is said of constants that decide nothing either: how often a detector looks, and what it keeps. */
    private static final Pattern PRIVATE =
            Pattern.compile("^(How often|Greatest age) |\\b(survives? a restart|kept times)\\b");

    private static final long MILLISECOND = 1_000_000;
    private static final String[] UNIT_NAMES = {"d", "h", "min", "s", "ms"};
    private static final long[] UNIT_SIZES = {86_400_000, 3_600_000, 60_000, 1_000, 1};

    /** All that say in their description which kinds they find, in the order of their names. */
    static List<DetectorText> all() throws IOException {
        List<DetectorText> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(DETECTORS)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".java"))
                    .sorted()
                    .toList()) {
                String source = Files.readString(file);
                Matcher described = DESCRIBED.matcher(source);
                boolean isDescribed = !DETECTORS.equals(file.getParent()) && described.find();
                if (isDescribed && described.group(1).contains("{@link Kind#")) {
                    all.add(new DetectorText(
                            file.getFileName().toString().replace(".java", ""),
                            type(file),
                            source,
                            described.group(1),
                            parts(file)));
                }
            }
        }
        return all;
    }

    /** Those of the package that say so. */
    private static List<Part> parts(Path detector) throws IOException {
        String name = detector.getFileName().toString().replace(".java", "");
        List<Part> parts = new ArrayList<>();
        try (Stream<Path> files = Files.list(Objects.requireNonNull(detector.getParent()))) {
            for (Path file : files.sorted().toList()) {
                String source = Files.readString(file);
                Matcher part = PART_OF.matcher(source);
                if (part.find() && part.group(1).equals(name)) {
                    parts.add(new Part(type(file), source));
                }
            }
        }
        return parts;
    }

    /** Its own text and those of its parts. */
    private List<String> sources() {
        return Stream.concat(Stream.of(source), parts.stream().map(Part::source))
                .toList();
    }

    private static Class<?> type(Path file) {
        String path = Path.of("src/main/java").relativize(file).toString();
        try {
            return Class.forName(
                    path.replace(".java", "").replace('/', '.'), false, DetectorText.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(path, e);
        }
    }

    /** Whether its description names a kind. */
    boolean names(Kind kind) {
        return described.contains("{@link Kind#" + kind.name() + "}");
    }

    /** The kind that its description names first. */
    Kind first() {
        Matcher matcher = Pattern.compile("\\{@link Kind#(\\w+)\\}").matcher(described);
        while (matcher.find()) {
            Kind kind = Kind.valueOf(matcher.group(1));
            if (mayMake(kind)) {
                return kind;
            }
        }
        throw new IllegalStateException(name);
    }

    /** Whether its code has a kind, or none at all: then another class makes its findings. */
    boolean mayMake(Kind kind) {
        return makes(kind.name() + "\\b") || !makes("[A-Z]");
    }

    private boolean makes(String kind) {
        Pattern named = Pattern.compile("(?<!Outcome\\.|CaptureHealth\\.)\\bKind\\." + kind);
        return sources().stream().anyMatch(each -> named.matcher(each).find());
    }

    /** Its description in Markdown. */
    String text() {
        String text = VALUE.matcher(described).replaceAll(match -> Matcher.quoteReplacement(value(match)));
        return text.replaceAll(LINE_END, " ")
                .replaceAll("\\{@(?:link|code)\\s+(?:Kind)?#?([^}]*?)\\}", "`$1`")
                .replaceAll("\\s*</?ul>\\s*", "")
                .replaceAll("\\s*</?ol>\\s*", "")
                .replaceAll("\\s*<li>\\s*", "\n- ")
                .replaceAll("</?code>", "`")
                .replaceAll("\\s*<p>\\s*", "\n\n")
                .replace("&amp;", "&")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .strip();
    }

    private String value(MatchResult match) {
        return shown(match.group(1).isEmpty() ? type : named(match.group(1)), match.group(2));
    }

    /** A class that the source names: an imported one, or one of its package. */
    private Class<?> named(String simple) {
        Matcher imported = Pattern.compile("import ([\\w.]+\\." + simple + ");").matcher(source);
        String full = imported.find() ? imported.group(1) : type.getPackageName() + '.' + simple;
        try {
            return Class.forName(full, false, type.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + ": " + full, e);
        }
    }

    /** A constant as people write it: durations, which are nanoseconds, with their unit. */
    private static String shown(Class<?> owner, String constant) {
        try {
            Field field = owner.getDeclaredField(constant);
            field.setAccessible(true);
            Object value = field.get(null);
            return value instanceof Long duration && duration >= MILLISECOND && duration % MILLISECOND == 0
                    ? duration(duration / MILLISECOND)
                    : value instanceof Number number && !(value instanceof Double)
                            ? String.format(Locale.ROOT, "%,d", number.longValue())
                            : String.valueOf(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(owner + " " + constant, e);
        }
    }

    private static String duration(long milliseconds) {
        int unit = 0;
        while (milliseconds % UNIT_SIZES[unit] != 0 || milliseconds < UNIT_SIZES[unit]) {
            unit++;
        }
        return milliseconds / UNIT_SIZES[unit] + " " + UNIT_NAMES[unit];
    }

    /** Its numbers, but for those that bound what it remembers: name, value, and what they are. */
    List<String> numbers() {
        List<String> numbers = new ArrayList<>();
        addNumbers(type, source, numbers);
        parts.forEach(each -> addNumbers(each.type, each.source, numbers));
        return numbers;
    }

    private static void addNumbers(Class<?> owner, String text, List<String> out) {
        for (MatchResult match : CONSTANT.matcher(text).results().toList()) {
            String constant = match.group(2);
            boolean isThreshold = !constant.matches("MAX(_.+)?") && !NO_LIMITS.contains(constant);
            String what = match.group(1) == null ? "" : plain(match.group(1));
            if (isThreshold && isOwn(owner, constant) && !PRIVATE.matcher(what).find()) {
                out.add("`" + constant + "` = " + shown(owner, constant) + (what.isEmpty() ? "" : ": " + what));
            }
        }
    }

    private static boolean isOwn(Class<?> owner, String constant) {
        return Stream.of(owner.getDeclaredFields())
                .anyMatch(field -> field.getName().equals(constant) && Modifier.isStatic(field.getModifiers()));
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll(LINE_END, " ")
                .replaceAll("\\{@\\w+\\s+#?([^}]*?)\\}", "`$1`")
                .replace(", in nanoseconds", "") // they are shown with a unit
                .strip();
    }

    /** What it says where it raises or lowers a severity. */
    Set<String> reasons() {
        Set<String> reasons = new TreeSet<>();
        sources().forEach(each -> addReasons(each, reasons));
        return reasons;
    }

    private static void addReasons(String text, Set<String> out) {
        for (MatchResult match : LITERALS.matcher(text).results().toList()) {
            String whole = LITERAL.matcher(match.group())
                    .results()
                    .map(each -> each.group(1))
                    .collect(Collectors.joining());
            if (whole.startsWith("Raised") || whole.startsWith("Lowered")) {
                out.add(whole.endsWith(".") ? whole : whole.strip() + " …");
            }
        }
    }

    /** The techniques that its findings name. */
    Set<String> techniques() {
        Set<String> techniques = new TreeSet<>();
        String whole = String.join("\n", sources());
        gather(whole, techniques);
        for (MatchResult match : MADE.matcher(whole).results().toList()) {
            String made = match.group(1) == null ? match.group(2) : match.group(1);
            Path file = Path.of("src/main/java", type.getPackageName().replace('.', '/'), made + ".java");
            if (Files.exists(file)) {
                try {
                    gather(Files.readString(file), techniques);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return techniques;
    }

    /** Whether its findings may name a technique, by themselves or as that of an act. */
    boolean mayName(String technique) {
        Set<String> techniques = techniques();
        return techniques.contains(technique) || (techniques.contains(OF_ACT) && ofActs().contains(technique));
    }

    /** The techniques of all acts. */
    private static Set<String> ofActs() {
        Set<String> techniques = new TreeSet<>(Techniques.of(SILENCING));
        for (Action action : Action.values()) {
            techniques.addAll(Techniques.of(action));
        }
        return techniques;
    }

    private static void gather(String source, Set<String> out) {
        TECHNIQUE.matcher(source).results().forEach(each -> out.add(each.group(1)));
        if (source.contains("Techniques.of(") || source.contains("Techniques.join(")) {
            out.add(OF_ACT);
        }
    }
}
