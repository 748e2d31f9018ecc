package io.heqi.language;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a linear classifier sees of a text and of what was said before it: the parts of each
/// meaning, and the rare short sequences of characters more than the frequent.
final class Features {

  private record Gram(int place, double rarity) {}

  private final Classifier.Shape shape;
  private final Map<String, Gram> grams = new HashMap<>();
  private final int places;

  Features(List<Classifier.Sample> samples, Classifier.Shape shape) {
    this.shape = shape;
    var texts = new HashMap<String, Integer>();
    for (var sample : samples) {
      for (var gram : Grams.of(sample.line().text(), shape.longestGram()).keySet()) {
        texts.merge(gram, 1, Integer::sum);
      }
    }
    var rare = samples.size() > 2_000 ? 2 : 1;
    var place = firstGram();
    for (var gram : texts.entrySet()) {
      if (gram.getValue() >= rare) {
        var rarity = Math.log((1.0 + samples.size()) / (1.0 + gram.getValue())) + 1;
        grams.put(gram.getKey(), new Gram(place++, rarity));
      }
    }
    this.places = place - firstGram();
  }

  private int firstGram() {
    return 1 + Meaning.PARTS * (1 + shape.before());
  }

  int count() {
    return firstGram() + places * (1 + shape.before());
  }

  Feature[] of(Line line, List<Line> before) {
    var features = new ArrayList<Feature>();
    meaning(line, 0, shape.meaning(), features);
    for (var i = 0; i < Math.min(shape.before(), before.size()); i++) {
      meaning(before.get(i), i + 1, shape.meaning() * shape.past(), features);
    }
    grams(line, 0, shape.grams(), features);
    for (var i = 0; i < Math.min(shape.before(), before.size()); i++) {
      grams(before.get(i), i + 1, shape.grams() * shape.past(), features);
    }
    features.add(new FeatureNode(count(), 1));
    return features.toArray(Feature[]::new);
  }

  private static void meaning(Line line, int block, double weight, List<Feature> into) {
    for (var i = 0; i < Meaning.PARTS && weight > 0; i++) {
      into.add(new FeatureNode(1 + block * Meaning.PARTS + i, weight * line.meaning().part(i)));
    }
  }

  private void grams(Line line, int block, double weight, List<Feature> into) {
    var found = new ArrayList<FeatureNode>();
    var square = 0.0;
    for (var gram : Grams.of(line.text(), shape.longestGram()).entrySet()) {
      var known = grams.get(gram.getKey());
      if (known != null) {
        var value = (1 + Math.log(gram.getValue())) * known.rarity();
        square += value * value;
        found.add(new FeatureNode(known.place() + block * places, value));
      }
    }
    var scale = square == 0 ? 0 : weight / Math.sqrt(square);
    found.forEach(node -> node.setValue(node.getValue() * scale));
    found.sort(Comparator.comparingInt(FeatureNode::getIndex));
    into.addAll(found);
  }
}
