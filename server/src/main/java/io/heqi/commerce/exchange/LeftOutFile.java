package io.heqi.commerce.exchange;

import io.heqi.foundation.security.Actor;
import io.heqi.foundation.table.TableForm;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/// Writes what was left out of a file as CSV, a page of rows at a time.
@Service
public class LeftOutFile {

  private static final int PAGE = 500;
  private static final List<String> HEADING = List.of("line", "column", "value", "reason");

  private final OrderImports imports;
  private final LeftOutRepository leftOut;
  private final MessageSource texts;

  LeftOutFile(OrderImports imports, LeftOutRepository leftOut, MessageSource texts) {
    this.imports = imports;
    this.leftOut = leftOut;
    this.texts = texts;
  }

  public void write(Actor by, UUID id, Locale locale, OutputStream out) throws IOException {
    var of = imports.find(by, id);
    var heading =
        HEADING.stream()
            .map(name -> texts.getMessage("commerce.import-bad." + name, null, locale))
            .toList();
    var rows =
        Stream.iterate(
                leftOut.page(by.merchant(), of.id(), -1, PAGE),
                page -> !page.isEmpty(),
                page -> leftOut.page(by.merchant(), of.id(), page.getLast().place(), PAGE))
            .flatMap(List::stream)
            .map(row -> cells(row, locale));
    TableForm.CSV.write("", Stream.concat(Stream.of(heading), rows), out);
  }

  private List<String> cells(LeftOutRepository.Row row, Locale locale) {
    return Stream.of(
            String.valueOf(row.line()), row.column(), row.value(), row.reason().in(locale, texts))
        .map(TableForm::harmless)
        .toList();
  }
}
