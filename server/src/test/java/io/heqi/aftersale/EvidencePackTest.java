package io.heqi.aftersale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heqi.commerce.OrderIntake;
import io.heqi.commerce.OrderState;
import io.heqi.commerce.TestOrders;
import io.heqi.conversation.attachment.Attachments;
import io.heqi.foundation.database.Tenancy;
import io.heqi.shared.AttachmentId;
import io.heqi.shared.Ids;
import io.heqi.shared.Refusal;
import io.heqi.testing.HeqiTest;
import io.heqi.testing.TestClock;
import io.heqi.testing.TestHouse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@HeqiTest
class EvidencePackTest {

  @Autowired private EvidencePack packs;
  @Autowired private Cases cases;
  @Autowired private AfterSaleRules rules;
  @Autowired private OrderIntake intake;
  @Autowired private Attachments attachments;
  @Autowired private TestHouse houses;
  @Autowired private TestClock clock;

  private TestHouse.House house;

  @BeforeEach
  void aHouse() {
    house = houses.aMerchant();
  }

  private <T> T within(Supplier<T> work) {
    return Tenancy.<T, RuntimeException>within(house.merchant(), work::get);
  }

  /// A case about a parcel that came broken, with a photograph and a chat.
  private CaseId aCase(byte[] photograph) {
    var talk = houses.aConversation(house, "c:u7");
    var number = "E" + Ids.next();
    var order =
        TestOrders.paid(number)
            .placed(clock.instant())
            .toldAt(clock.instant())
            .boughtBy("u7")
            .sentWith("顺丰速运", "SF" + number)
            .state(OrderState.RECEIVED)
            .build();
    return within(
        () -> {
          var id = intake.take(house.owner(), house.shop(), List.of(order)).getFirst().order();
          var file =
              attachments
                  .store(
                      house.merchant(),
                      new Attachments.Uploader(house.owner().account().value()),
                      new Attachments.Upload(
                          "照片.txt", "text/plain", null, new ByteArrayInputStream(photograph)))
                  .id();
          var claim =
              new Claim(
                  id,
                  AfterSaleType.RETURN_REFUND,
                  Reason.DAMAGED_IN_TRANSIT,
                  List.of(new Claim.Part(0, 1)),
                  GoodsCondition.OPENED,
                  true,
                  null,
                  "外箱压坏了");
          return cases
              .apply(
                  house.owner(),
                  new Cases.Apply(
                      Ids.next().toString(),
                      claim,
                      talk,
                      "快递破损，给予办理",
                      List.of(new AttachmentId(file.value()))))
              .facts()
              .id();
        });
  }

  private Map<String, byte[]> unpacked(CaseId id) throws IOException {
    var packed = within(() -> packs.of(house.owner(), id, Locale.SIMPLIFIED_CHINESE));
    var files = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipInputStream(packed.bytes())) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  @Test
  void holdsThePaperTheChatTheFilesAndTheFacts() throws IOException, NoSuchAlgorithmException {
    var photograph = "看得见裂口".getBytes(StandardCharsets.UTF_8);
    var files = unpacked(aCase(photograph));

    assertThat(files.keySet())
        .containsExactly("files/01-照片.txt", "chat.pdf", "chat.json", "summary.pdf", "case.json");
    assertThat(files.get("files/01-照片.txt")).isEqualTo(photograph);
    assertThat(text(files.get("chat.pdf"))).contains("在吗");
    var sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(photograph));
    assertThat(text(files.get("summary.pdf")))
        .contains("运输破损", "外箱压坏了", "羊毛衫", "顺丰速运", "系统自带", sha256)
        .contains("林**")
        .doesNotContain("13800138000", "文三路");
    assertThat(new String(files.get("case.json"), StandardCharsets.UTF_8))
        .contains("DAMAGED_IN_TRANSIT", "noReasonDays")
        .doesNotContain("13800138000", "文三路");
  }

  private static String text(byte @Nullable [] pdf) throws IOException {
    try (var document = Loader.loadPDF(Objects.requireNonNull(pdf))) {
      return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
    }
  }

  @Test
  void namesThePolicyOfThePurchase() throws IOException {
    within(
        () -> {
          rules.putPolicy(
              house.owner(),
              house.shop(),
              clock.instant(),
              rules.policyAt(house.merchant(), house.shop(), clock.instant()));
          return true;
        });

    assertThat(text(unpacked(aCase(new byte[] {1})).get("summary.pdf")))
        .contains("起生效")
        .doesNotContain("系统自带");
  }

  @Test
  void isRefusedToWhoMayNotExport() {
    var id = aCase(new byte[] {1});

    assertThatThrownBy(() -> within(() -> packs.of(house.agent(), id, Locale.SIMPLIFIED_CHINESE)))
        .isInstanceOf(Refusal.class);
  }
}
