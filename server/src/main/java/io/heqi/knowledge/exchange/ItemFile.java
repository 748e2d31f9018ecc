package io.heqi.knowledge.exchange;

import io.heqi.foundation.table.TableForm;
import java.util.Locale;

/// The forms in which knowledge leaves.
public enum ItemFile {
  CSV(TableForm.CSV.mediaType()),
  XLSX(TableForm.XLSX.mediaType()),
  MARKDOWN("text/markdown;charset=UTF-8");

  private final String mediaType;

  ItemFile(String mediaType) {
    this.mediaType = mediaType;
  }

  public String mediaType() {
    return mediaType;
  }

  /// @param name the file's name without its ending
  public String fileName(String name) {
    return name + (this == MARKDOWN ? ".md" : "." + name().toLowerCase(Locale.ROOT));
  }
}
