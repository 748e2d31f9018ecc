package io.heqi.commerce.gateway.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.heqi.commerce.gateway.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// The vectors of docs/gateways.md.
class SignaturesTest {

  @Test
  void signsAsPinduoduoDoes() {
    var parameters =
        Map.of(
            "type", "pdd.goods.cats.get",
            "data_type", "JSON",
            "timestamp", "1579145265",
            "client_id", "ssssss",
            "parent_cat_id", "0");
    assertThat(Signatures.pdd("ccccc", parameters)).isEqualTo("50F5284EEE71DC1845280E4E0602F953");
  }

  @Test
  void signsAsDoudianDoes() {
    assertThat(
            Signatures.doudian(
                "3409409348479354011",
                "secret",
                "order.searchList",
                1_700_000_000,
                "{\"page\":0,\"size\":10}"))
        .isEqualTo("52905733fb4248436fa3f7cb38e22607177fbb5ac70d92fc58af1e184d21ee94");
  }

  @Test
  void signsAPushOfDoudianOverItsBytes() {
    var body = "[{\"tag\":\"0\",\"data\":\"测试\"}]";
    assertThat(Signatures.doudianPush("key", "secret", body.getBytes(StandardCharsets.UTF_8)))
        .isEqualTo(Digests.md5("key" + body + "secret"));
  }

  @Test
  void comparesWholeTexts() {
    assertThat(Digests.isSame("abc", "abc")).isTrue();
    assertThat(Digests.isSame("abc", "abd")).isFalse();
    assertThat(Digests.isSame("abc", "ab")).isFalse();
    assertThat(Digests.isSame("abc", "")).isFalse();
  }
}
