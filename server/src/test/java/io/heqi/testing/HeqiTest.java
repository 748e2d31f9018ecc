package io.heqi.testing;

import io.heqi.HeqiApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/// The whole program on a free port, with an embedded PostgreSQL of its own. All tests that carry
/// it share one start; each makes its own merchant, so none sees another's data.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
    classes = HeqiApplication.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@ContextConfiguration(initializers = TestDataDirectory.class)
@Import({TestClock.Configuration.class, TestHouse.class})
public @interface HeqiTest {}
