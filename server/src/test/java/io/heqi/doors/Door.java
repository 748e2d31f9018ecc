package io.heqi.doors;

import io.heqi.foundation.security.OpenTo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// One operation of the interface, and what its description says of those who may use it.
record Door(String method, String path, List<String> needs) {

  static List<Door> allOf(JsonNode description) {
    var doors = new ArrayList<Door>();
    for (var path : description.path("paths").properties()) {
      for (var operation : path.getValue().properties()) {
        var needs = new ArrayList<String>();
        operation.getValue().path("x-permission").forEach(code -> needs.add(code.asString()));
        doors.add(new Door(operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), needs));
      }
    }
    return doors;
  }

  boolean isOpenToAnybody() {
    return needs.contains(OpenTo.ANYBODY);
  }

  boolean isForSuppliers() {
    return needs.contains(OpenTo.SUPPLIER);
  }

  boolean needsPermissions() {
    return !isOpenToAnybody() && !needs.contains(OpenTo.SIGNED_IN) && !needsBrowser();
  }

  boolean needsBrowser() {
    return needs.contains(OpenTo.BROWSER);
  }

  boolean writes() {
    return !method.equals("GET");
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
