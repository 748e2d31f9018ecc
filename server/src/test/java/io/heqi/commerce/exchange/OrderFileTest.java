package io.heqi.commerce.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.foundation.table.TableForm;
import io.heqi.foundation.table.TableRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class OrderFileTest {

  @TempDir private Path folder;
  private final ExportWords words = new ExportWords(JsonMapper.builder().build());

  private OrderFile file(byte[] content) throws IOException {
    return OrderFile.of(Files.write(folder.resolve("orders"), content));
  }

  private OrderFile file(String content) throws IOException {
    return file(content.getBytes(StandardCharsets.UTF_8));
  }

  private Heading heading(OrderFile file) throws IOException {
    return file.heading(FileKind.ORDERS, words);
  }

  private static List<TableRows.Cells> rows(OrderFile file) throws IOException {
    var rows = new ArrayList<TableRows.Cells>();
    file.read(rows::add);
    return rows;
  }

  @Test
  void theHeadingIsFoundBelowWhatStandsAboveIt() throws IOException {
    var file = file("订单导出报表,,\n导出时间：2026-11-20,共 2 条,\n\n订单号,订单状态,商品名称\nA1,待发货,羊毛衫\n");

    assertThat(heading(file)).isEqualTo(new Heading(4, List.of("订单号", "订单状态", "商品名称")));
  }

  @Test
  void headingsThatNobodyKnowsAreFoundByTheirNumber() throws IOException {
    assertThat(heading(file("report\nNr.;Zustand;Ware\n1;offen;Pulli\n")).names())
        .containsExactly("Nr.", "Zustand", "Ware");
  }

  @Test
  void linesAreCountedAsASpreadsheetDoes() throws IOException {
    var rows = rows(file("订单号,买家留言\n\nA1,\"第一行\n第二行\"\nA2,\n"));

    assertThat(rows).extracting(TableRows.Cells::number).containsExactly(1L, 3L, 4L);
  }

  @Test
  void readsTheOfficeProgramsChinese() throws IOException {
    var file = file("订单号\t订单状态\t商品名称\nA1\t待发货\t羊毛衫\n".getBytes(Charset.forName("GB18030")));

    assertThat(file.table().charset()).isEqualTo(Charset.forName("GB18030"));
    assertThat(rows(file).getLast().cells()).containsExactly("A1", "待发货", "羊毛衫");
  }

  @Test
  void readsAWorkbook() throws IOException {
    var out = new ByteArrayOutputStream();
    var table = Stream.of(List.of("订单号", "", "商品名称"), List.of("\t691734", "", "羊毛衫"));
    TableForm.XLSX.write("订单", table, out);

    var file = file(out.toByteArray());

    assertThat(file.table().form()).isEqualTo(TableForm.XLSX);
    assertThat(rows(file).getLast().cells()).containsExactly("691734", "", "羊毛衫");
    assertThat(rows(file).getLast().number()).isEqualTo(2);
  }

  @Test
  void aDayInAWorkbookIsNotANumber() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var book = new Workbook(out, "test", "1.0")) {
      var sheet = book.newWorksheet("订单");
      sheet.value(0, 0, "订单号");
      sheet.value(0, 1, "下单时间");
      sheet.value(1, 0, "A1");
      sheet.value(1, 1, LocalDateTime.of(2026, 11, 20, 15, 4, 5));
      sheet.style(1, 1).format("yyyy-mm-dd hh:mm:ss").set();
    }

    assertThat(rows(file(out.toByteArray())).getLast().cells())
        .containsExactly("A1", "2026-11-20T15:04:05");
  }

  @Test
  void aQuotationMarkThatIsNeverClosedEndsTheReadingAndNotTheMemory() throws IOException {
    var rows = rows(file("a,b\n1,\"" + "x,".repeat(1 << 20) + "\n"));

    assertThat(rows).hasSize(2);
    assertThat(rows.getLast().cells()).isNull();
    assertThat(rows.getLast().number()).isEqualTo(2);
  }

  @Test
  void refusesWhatIsNoTable() {
    assertThatThrownBy(() -> file(new byte[] {0, 1, 2}))
        .hasMessageContaining("commerce.import-unreadable");
    assertThatThrownBy(() -> file("<html><table>"))
        .hasMessageContaining("commerce.import-unreadable");
    assertThatThrownBy(() -> heading(file("只有一列\n1\n")))
        .hasMessageContaining("commerce.import-unreadable");
  }
}
