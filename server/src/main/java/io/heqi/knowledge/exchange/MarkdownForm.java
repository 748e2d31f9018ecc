package io.heqi.knowledge.exchange;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Items as Markdown: `# title`, then `> another way to ask` on lines of their own, then the
/// answer. What else a table has in columns stands in comments such as `<!-- scene: delivery -->`
/// above the answer. A title that comes again brings a further answer.
final class MarkdownForm {

  private static final String TITLE = "# ";
  private static final String ASKED = ">";
  private static final Pattern COMMENT = Pattern.compile("<!-- ([^:]{1,40}): (.*) -->");
  private static final Pattern MARKED = Pattern.compile("\\\\*(# |>|<!-- ).*");

  private MarkdownForm() {}

  /// An entry that is being read.
  private static final class Open {
    final long line;
    final Map<Column, String> cells = new EnumMap<>(Column.class);
    final List<String> questions = new ArrayList<>();
    final List<String> answer = new ArrayList<>();

    Open(long line, String title) {
      this.line = line;
      cells.put(Column.TITLE, title);
    }

    void take(String line) {
      var comment = COMMENT.matcher(line.strip());
      if (!answer.isEmpty()) {
        answer.add(plain(line));
      } else if (line.startsWith(ASKED)) {
        questions.add(line.substring(ASKED.length()).strip().replace("|", "\\|"));
      } else if (comment.matches()) {
        Column.of(comment.group(1)).ifPresent(column -> cells.put(column, comment.group(2)));
      } else if (!line.isBlank()) {
        answer.add(plain(line));
      }
    }

    private static String plain(String line) {
      return line.startsWith("\\") && MARKED.matcher(line).matches() ? line.substring(1) : line;
    }

    Entry closed() {
      if (!questions.isEmpty()) {
        cells.put(Column.QUESTIONS, String.join("\n", questions) + "\n");
      }
      cells.put(Column.ANSWER, String.join("\n", answer));
      return Entry.of(line, cells);
    }
  }

  /// What stands before the first title is no item.
  static void read(BufferedReader reader, Predicate<Entry> taker) throws IOException {
    @Nullable Open open = null;
    var number = 0L;
    for (var line = reader.readLine(); line != null; line = reader.readLine()) {
      number++;
      if (!line.startsWith(TITLE)) {
        if (open != null) {
          open.take(line);
        }
        continue;
      }
      if (open != null && !taker.test(open.closed())) {
        return;
      }
      open = new Open(number, line.substring(TITLE.length()).strip());
    }
    if (open != null) {
      var _ = taker.test(open.closed());
    }
  }

  static void write(Map<Column, String> cells, Locale locale, Writer out) throws IOException {
    out.write(TITLE + cells.getOrDefault(Column.TITLE, "") + "\n");
    for (var question : Tidy.list(cells.getOrDefault(Column.QUESTIONS, "") + "\n")) {
      out.write(ASKED + " " + question + "\n");
    }
    out.write("\n");
    for (var cell : cells.entrySet()) {
      if (isComment(cell.getKey()) && !cell.getValue().isEmpty()) {
        out.write("<!-- " + cell.getKey().heading(locale) + ": ");
        out.write(cell.getValue().replace("\n", " | ") + " -->\n");
      }
    }
    out.write("\n");
    for (var line : cells.getOrDefault(Column.ANSWER, "").split("\n", -1)) {
      out.write((MARKED.matcher(line).matches() ? "\\" : "") + line + "\n");
    }
    out.write("\n");
  }

  private static boolean isComment(Column column) {
    return column != Column.TITLE && column != Column.QUESTIONS && column != Column.ANSWER;
  }
}
