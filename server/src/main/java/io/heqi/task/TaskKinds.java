package io.heqi.task;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The kinds that the modules of the house contribute.
@Component
class TaskKinds {

  private final Map<String, TaskKind> kinds;

  TaskKinds(ObjectProvider<TaskKind> kinds) {
    this.kinds =
        kinds.stream()
            .collect(
                Collectors.toMap(
                    TaskKind::code,
                    Function.identity(),
                    (one, other) -> {
                      throw new IllegalStateException("Two kinds of task are called " + one.code());
                    },
                    TreeMap::new));
  }

  List<TaskKind> all() {
    return List.copyOf(kinds.values());
  }

  Optional<TaskKind> find(String code) {
    return Optional.ofNullable(kinds.get(code));
  }
}
