package io.heqi.commerce.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CellTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "6917340012345",
        "\t6917340012345",
        "6917340012345\t",
        "=\"6917340012345\"",
        "\t=\"6917340012345\"\t",
        "\"6917340012345\"",
        "\t\"6917340012345\"",
        "'6917340012345",
        " 6917340012345\u3000",
        "\ufeff6917340012345",
      })
  void aNumberIsFreedOfWhatMakesItText(String cell) {
    assertThat(Cell.bare(cell)).startsWith("69173");
    assertThat(Cell.bare(cell)).containsOnlyDigits();
  }

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "=\"", "\"", "'", "5\"", "it's"})
  void whatIsNoWrappingStays(String cell) {
    assertThat(Cell.bare(cell)).isEqualTo(cell);
  }

  @ParameterizedTest
  @CsvSource({
    "NAME, 林小满, 林**",
    "PHONE, 13800138000, 138****8000",
    "ADDRESS, 文三路 1 号, ****",
    "NOTE, 打13800138000, 打138****8000",
    "TEXT, 羊毛衫, 羊毛衫"
  })
  void aBadCellDoesNotTellWhoItIs(Field.Kind kind, String cell, String shown) {
    assertThat(Cell.masked(kind, cell)).isEqualTo(shown);
  }
}
