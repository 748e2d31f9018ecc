package io.heqi.knowledge;

import io.heqi.shared.AttachmentId;
import io.heqi.shared.ChannelId;
import io.heqi.shared.Refusal;
import io.heqi.shared.ShopId;
import io.heqi.staff.ServiceStage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What one version of an item says.
///
/// @param title the question as it is shown, the problem, the name of the script or of the product
/// @param questions other ways to ask it
/// @param answers the first that fits is given, so special ones stand before the general one
/// @param scene of the conversation, such as 催单 or 退款; may be empty
/// @param stage of the service; null for any
/// @param code what an agent types behind `/` to find a script; null for none. Several may share it
/// @param chart drawn beside a note; null for none
public record Content(
    String title,
    List<String> questions,
    List<Answer> answers,
    String scene,
    @Nullable ServiceStage stage,
    @Nullable String code,
    @Nullable Chart chart) {

  private static final int LONGEST_TITLE = 200;
  private static final int MOST_QUESTIONS = 100;
  private static final int MOST_ANSWERS = 20;
  private static final int MOST_PARTS = 10;
  private static final int LONGEST_TEXT = 4_000;
  private static final int LONGEST_CODE = 30;
  private static final Pattern CODE = Pattern.compile("[^\\s/]{1,%d}".formatted(LONGEST_CODE));

  public Content {
    title = title.strip();
    questions = questions.stream().map(String::strip).filter(q -> !q.isEmpty()).distinct().toList();
    answers = List.copyOf(answers);
    scene = scene.strip();
    code = code == null || code.isBlank() ? null : code.strip();
    if (title.isEmpty() || title.length() > LONGEST_TITLE) {
      throw Refusal.invalid("knowledge.title-malformed", LONGEST_TITLE);
    }
    if (questions.size() > MOST_QUESTIONS
        || questions.stream().anyMatch(q -> q.length() > LONGEST_TITLE)) {
      throw Refusal.invalid("knowledge.questions-malformed", MOST_QUESTIONS, LONGEST_TITLE);
    }
    if (answers.isEmpty() || answers.size() > MOST_ANSWERS) {
      throw Refusal.invalid("knowledge.answers-malformed", MOST_ANSWERS);
    }
    if (scene.length() > 30) {
      throw Refusal.invalid("knowledge.scene-malformed", 30);
    }
    if (code != null && !CODE.matcher(code).matches()) {
      throw Refusal.invalid("knowledge.code-malformed", LONGEST_CODE);
    }
  }

  /// For any stage, without a code and a chart.
  public Content(String title, List<String> questions, List<Answer> answers, String scene) {
    this(title, questions, answers, scene, null, null, null);
  }

  Content withQuestions(List<String> others) {
    return new Content(title, others, answers, scene, stage, code, chart);
  }

  Content withAnswers(List<Answer> others) {
    return new Content(title, questions, others, scene, stage, code, chart);
  }

  /// One answer, and for whom it is meant.
  ///
  /// @param shops empty for all
  /// @param channels empty for all
  /// @param minVip the least VIP level; 0 for everybody
  /// @param product what the address or title of the page must hold, small and capital letters
  ///     alike; of several with bars between, one; empty for all
  /// @param parts said one after the other
  public record Answer(
      List<ShopId> shops, List<ChannelId> channels, int minVip, String product, List<Part> parts) {

    public Answer {
      shops = List.copyOf(shops);
      channels = List.copyOf(channels);
      product = product.strip();
      parts = List.copyOf(parts);
      if (parts.isEmpty() || parts.size() > MOST_PARTS) {
        throw Refusal.invalid("knowledge.parts-malformed", MOST_PARTS);
      }
      if (minVip < 0 || minVip > 9 || product.length() > 100) {
        throw Refusal.invalid("knowledge.condition-malformed");
      }
    }

    public static Answer toAll(String text) {
      return new Answer(List.of(), List.of(), 0, "", List.of(new Part(text, null)));
    }

    boolean fits(Place place) {
      return (shops.isEmpty() || (place.shop() != null && shops.contains(place.shop())))
          && (channels.isEmpty() || (place.channel() != null && channels.contains(place.channel())))
          && place.vipLevel() >= minVip
          && (product.isEmpty() || nameOn(place) > 0);
    }

    /// How long the longest of the product's words is that the page holds; 0 for none.
    int nameOn(Place place) {
      var longest = 0;
      for (var word : product.toLowerCase(Locale.ROOT).split("\\|", -1)) {
        var name = word.strip();
        if (name.length() > longest && place.page().contains(name)) {
          longest = name.length();
        }
      }
      return longest;
    }

    public List<AttachmentId> pictures() {
      return parts.stream()
          .flatMap(part -> Stream.ofNullable(part.picture()))
          .map(AttachmentId::new)
          .toList();
    }

    /// The words of the answer, a line for each part.
    public String text() {
      return String.join(
          "\n",
          parts.stream().map(Part::text).filter(Objects::nonNull).map(Object::toString).toList());
    }
  }

  /// Exactly one of a text and a stored picture.
  public record Part(@Nullable String text, @Nullable UUID picture) {

    public Part {
      if ((text == null) == (picture == null)
          || (text != null && (text.isBlank() || text.length() > LONGEST_TEXT))) {
        throw Refusal.invalid("knowledge.part-malformed", LONGEST_TEXT);
      }
    }
  }

  /// Where a question is asked.
  ///
  /// @param page address and title of the page, in small letters; empty where it is not known
  public record Place(
      @Nullable ShopId shop, @Nullable ChannelId channel, int vipLevel, String page) {

    public Place {
      page = page.toLowerCase(Locale.ROOT);
    }

    public static final Place ANYWHERE = new Place(null, null, 0, "");
  }

  Optional<Answer> answerFor(Place place) {
    return answers.stream().filter(answer -> answer.fits(place)).findFirst();
  }

  List<AttachmentId> pictures() {
    return answers.stream().flatMap(answer -> answer.pictures().stream()).toList();
  }

  /// All ways to ask, the title first.
  List<String> phrasings() {
    var all = new ArrayList<String>();
    all.add(title);
    all.addAll(questions);
    return all.stream().distinct().toList();
  }
}
