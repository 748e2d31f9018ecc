package io.heqi.knowledge.web;

import io.heqi.knowledge.Chart;
import io.heqi.knowledge.ChartEdge;
import io.heqi.knowledge.ChartNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A flow chart for people; only notes have one.
record ChartBody(
    @NotNull @Size(max = 60) List<ChartBody.@NotNull @Valid ChartNodeBody> nodes,
    @NotNull @Size(max = 120) List<ChartBody.@NotNull @Valid ChartEdgeBody> edges) {

  record ChartNodeBody(
      @NotNull @Size(max = 40) String id,
      @NotNull ChartNode.Shape shape,
      @NotNull @Size(max = 200) String text,
      double x,
      double y) {}

  record ChartEdgeBody(
      @NotNull @Size(max = 40) String from,
      @NotNull @Size(max = 40) String to,
      @NotNull @Size(max = 30) String label) {}

  static @Nullable ChartBody of(@Nullable Chart chart) {
    return chart == null
        ? null
        : new ChartBody(
            chart.nodes().stream()
                .map(n -> new ChartNodeBody(n.id(), n.shape(), n.text(), n.x(), n.y()))
                .toList(),
            chart.edges().stream()
                .map(e -> new ChartEdgeBody(e.from(), e.to(), e.label()))
                .toList());
  }

  Chart chart() {
    return new Chart(
        nodes.stream().map(n -> new ChartNode(n.id(), n.shape(), n.text(), n.x(), n.y())).toList(),
        edges.stream().map(e -> new ChartEdge(e.from(), e.to(), e.label())).toList());
  }
}
