import type { BrandContent } from "../brand-content";

/** Northbeam: city and outdoor gear. */
export const northbeam: BrandContent = {
  locales: ["en", "ru", "uz"],
  defaultLocale: "en",
  theme: {
    preset: "northbeam",
    radius: "0px",
    colors: {
      background: "#14171b",
      surface: "#1e2329",
      text: "#f4f6f8",
      muted: "#aeb8c2",
      primary: "#c9ff2f",
      on_primary: "#14171b",
      accent: "#c9ff2f",
      border: "#39414a",
    },
    fonts: { heading: "Sofia Sans Extra Condensed", body: "Onest" },
    layout: { header: "left", hero: "bold", cards: "sharp", density: "dense" },
  },
  contact: {
    email: "crew@northbeam.test",
    phone: "+1 503 555 0142",
    address: "218 SE Division Street, Portland, OR",
  },
  settings: {},
  logoAlt: { en: "Northbeam", ru: "Northbeam", uz: "Northbeam" },
  site: {
    tagline: { en: "Gear for the way home", ru: "Снаряжение для дороги домой", uz: "Uyga yo‘l uchun jihoz" },
    footerNote: {
      en: "Built in small runs. Repaired for life.",
      ru: "Шьём малыми партиями. Чиним всю жизнь.",
      uz: "Kichik turkumda tikamiz. Umrbod tuzatamiz.",
    },
    seoDescription: {
      en: "Packs, shells and tools for rain, rush hour and the trail behind the last stop.",
      ru: "Рюкзаки, куртки и инструменты для дождя, часа пик и тропы за последней остановкой.",
      uz: "Yomg‘ir, tirbandlik va oxirgi bekat ortidagi so‘qmoq uchun ryukzak, kurtka va asboblar.",
    },
    social: [{ network: "instagram", href: "https://instagram.com/" }],
  },
  heroes: [
    {
      eyebrow: { en: "Storm season", ru: "Сезон штормов", uz: "Bo‘ron mavsumi" },
      heading: {
        en: "Dry at the desk. Dry on the ridge.",
        ru: "Сухо в офисе. Сухо на гребне.",
        uz: "Ishda ham, tog‘da ham quruq.",
      },
      text: {
        en: "Three-layer shells, roll-top packs and lights that find the path. Tested on the 7:40 and above the tree line.",
        ru: "Трёхслойные куртки, рюкзаки со скруткой и фонари, которые находят тропу. Проверено в электричке в 7:40 и выше границы леса.",
        uz: "Uch qavatli kurtkalar, og‘zi o‘raladigan ryukzaklar va yo‘l topadigan chiroqlar. Tonggi poyezdda ham, tog‘ tepasida ham sinalgan.",
      },
      imageAlt: {
        en: "A roll-top pack in the rain under a street light",
        ru: "Рюкзак со скруткой под дождём у фонаря",
        uz: "Yomg‘irda ko‘cha chirog‘i ostidagi ryukzak",
      },
      layout: "full",
      links: [
        {
          label: { en: "Shop the season", ru: "К новинкам сезона", uz: "Mavsum jihozlari" },
          href: "/products",
        },
        { label: { en: "Repairs", ru: "Ремонт", uz: "Taʼmirlash" }, href: "/pages/about" },
      ],
    },
    {
      eyebrow: { en: "Carry", ru: "Рюкзаки", uz: "Ryukzaklar" },
      heading: { en: "One pack, five days", ru: "Один рюкзак на пять дней", uz: "Bitta ryukzak, besh kun" },
      text: {
        en: "A frame that comes out in ten seconds turns a commuter into a weekend. 28 litres, 940 grams.",
        ru: "Каркас вынимается за десять секунд, и городской рюкзак становится походным. 28 литров, 940 граммов.",
        uz: "Ramkasi o‘n soniyada chiqadi va shahar ryukzagi dam olish kunlariga tayyor bo‘ladi. 28 litr, 940 gramm.",
      },
      imageAlt: {
        en: "Graphite packs on a steel shelf",
        ru: "Графитовые рюкзаки на стальной полке",
        uz: "Po‘lat javondagi grafit rangli ryukzaklar",
      },
      layout: "split",
      links: [
        {
          label: { en: "See the packs", ru: "Смотреть рюкзаки", uz: "Ryukzaklarni ko‘rish" },
          href: "/products",
        },
      ],
    },
  ],
  pages: [
    {
      slug: "about",
      title: { en: "About Northbeam", ru: "О Northbeam", uz: "Northbeam haqida" },
      seoDescription: {
        en: "Why we build little, test long and repair everything.",
        ru: "Почему мы делаем мало, испытываем долго и чиним всё.",
        uz: "Nega kam tikamiz, uzoq sinaymiz va hammasini tuzatamiz.",
      },
      html: {
        en: "<p>We started with one pack, because every pack we owned failed at the same seam. That seam is now folded twice, and so is everything that carries weight.</p><h2>Small runs</h2><p>We cut three hundred pieces at a time, ride with them for a winter, and change what rubbed.</p><h2>Repairs for life</h2><p>Send it in with the mud still on it. We mend it and send it back; you pay the postage one way.</p>",
        ru: "<p>Мы начали с одного рюкзака, потому что все наши рвались по одному и тому же шву. Теперь этот шов сложен вдвое, как и всё, что держит вес.</p><h2>Малые партии</h2><p>Кроим по триста штук, катаемся с ними зиму и меняем то, что натирало.</p><h2>Ремонт навсегда</h2><p>Присылайте прямо с грязью. Починим и вернём; пересылку в одну сторону оплачиваете вы.</p>",
        uz: "<p>Biz bitta ryukzakdan boshladik, chunki hamma ryukzagimiz bir xil chokidan yirtilardi. Endi o‘sha chok ikki qavat buklanadi, og‘irlik ko‘taradigan har bir joy ham.</p><h2>Kichik turkumlar</h2><p>Bir galda uch yuz dona bichamiz, bir qish ishlatib ko‘ramiz va ishqalagan joyini o‘zgartiramiz.</p><h2>Umrbod taʼmir</h2><p>Loyi bilan yuboravering. Tuzatib qaytaramiz; bir tomonlama pochta haqini siz to‘laysiz.</p>",
      },
      callToAction: {
        heading: { en: "Something broke?", ru: "Что-то сломалось?", uz: "Biror narsa buzildimi?" },
        text: {
          en: "Tell us what and where. Most repairs leave our bench within a week.",
          ru: "Напишите, что и где. Большинство ремонтов готово за неделю.",
          uz: "Nima va qayeri buzilganini yozing. Ko‘pchiligi bir haftada tayyor bo‘ladi.",
        },
        links: [
          {
            label: { en: "Write to the bench", ru: "Написать в мастерскую", uz: "Ustaxonaga yozish" },
            href: "mailto:crew@northbeam.test",
          },
        ],
      },
    },
    {
      slug: "delivery",
      title: { en: "Shipping and returns", ru: "Доставка и возврат", uz: "Yetkazish va qaytarish" },
      seoDescription: {
        en: "Shipping times and prices, and sixty days to change your mind.",
        ru: "Сроки и цены доставки и шестьдесят дней на раздумья.",
        uz: "Yetkazish muddati va narxi, qaytarish uchun oltmish kun.",
      },
      html: {
        en: "<ul><li><strong>Standard:</strong> three to five business days, $6, free from $120.</li><li><strong>Express:</strong> next business day if ordered by noon, $18.</li><li><strong>Returns:</strong> sixty days, worn outside or not.</li></ul>",
        ru: "<ul><li><strong>Обычная:</strong> три–пять рабочих дней, 6 $, от 120 $ бесплатно.</li><li><strong>Срочная:</strong> на следующий рабочий день при заказе до полудня, 18 $.</li><li><strong>Возврат:</strong> шестьдесят дней, даже если вы выходили в этом на улицу.</li></ul>",
        uz: "<ul><li><strong>Oddiy:</strong> uch–besh ish kuni, 6 $, 120 $ dan bepul.</li><li><strong>Tezkor:</strong> tushgacha buyurtma qilinsa, keyingi ish kuni, 18 $.</li><li><strong>Qaytarish:</strong> oltmish kun, ko‘chada kiyilgan bo‘lsa ham.</li></ul>",
      },
      faq: {
        heading: { en: "Before you ask", ru: "Прежде чем спросить", uz: "So‘rashdan oldin" },
        questions: [
          {
            question: {
              en: "How do I wash a shell?",
              ru: "Как стирать мембрану?",
              uz: "Membranali kurtka qanday yuviladi?",
            },
            answer: {
              en: "<p>Thirty degrees, technical detergent, no softener, then twenty minutes of gentle heat to wake the coating up.</p>",
              ru: "<p>Тридцать градусов, специальное средство, без кондиционера, затем двадцать минут мягкого тепла, чтобы пропитка ожила.</p>",
              uz: "<p>O‘ttiz daraja, maxsus vosita, konditsionersiz, so‘ng qoplama tiklanishi uchun yigirma daqiqa mayin issiqlik.</p>",
            },
          },
          {
            question: {
              en: "Does the pack fit under a seat?",
              ru: "Рюкзак поместится под креслом?",
              uz: "Ryukzak o‘rindiq tagiga sig‘adimi?",
            },
            answer: {
              en: "<p>The 28 litre does, with the roll top closed three times.</p>",
              ru: "<p>28-литровый да, если скрутить верх три раза.</p>",
              uz: "<p>28 litrlisi, og‘zi uch marta o‘ralsa, sig‘adi.</p>",
            },
          },
        ],
      },
    },
  ],
  posts: [
    {
      slug: "the-seam-that-started-it",
      publishedAt: "2026-09-30T08:00:00.000Z",
      title: {
        en: "The seam that started it",
        ru: "Шов, с которого всё началось",
        uz: "Hammasi boshlangan chok",
      },
      excerpt: {
        en: "Why straps tear where they do, and what a second fold changes.",
        ru: "Почему лямки рвутся именно там и что меняет вторая складка.",
        uz: "Tasma nega aynan o‘sha yerdan yirtiladi va ikkinchi buklam nimani o‘zgartiradi.",
      },
      html: {
        en: "<p>A loaded strap pulls like a lever. The stitch nearest the shoulder takes nearly all of it, four thousand times a day.</p><p>Fold the webbing back once and the load spreads over three rows. Fold it twice and the fabric gives up before the seam does. We have not met the fabric that gives up.</p>",
        ru: "<p>Нагруженная лямка работает как рычаг. Ближайший к плечу стежок принимает почти всё, четыре тысячи раз в день.</p><p>Одна складка распределяет нагрузку на три строчки. При двух ткань сдаётся раньше шва. Такой ткани мы пока не встретили.</p>",
        uz: "<p>Yukli tasma richag kabi tortadi. Yelkaga eng yaqin chok deyarli hamma kuchni, kuniga to‘rt ming marta qabul qiladi.</p><p>Tasma bir marta buklansa, yuk uch qatorga taqsimlanadi. Ikki marta buklansa, chokdan oldin mato taslim bo‘ladi. Bunday matoni hali uchratmadik.</p>",
      },
    },
    {
      slug: "three-walks-from-the-last-stop",
      publishedAt: "2026-11-02T08:00:00.000Z",
      title: {
        en: "Three walks from the last stop",
        ru: "Три прогулки от конечной",
        uz: "Oxirgi bekatdan uch sayr",
      },
      excerpt: {
        en: "No car, no guide, home for dinner.",
        ru: "Без машины, без гида, к ужину дома.",
        uz: "Mashinasiz, yo‘lboshlovchisiz, kechki ovqatga uyda.",
      },
      html: {
        en: "<p>Ride to where the map of the tram ends. Behind the turning loop there is nearly always a path, because people have always walked on from there.</p><ul><li>The quarry rim: two hours, loud birds.</li><li>The water tower: ninety minutes, best in fog.</li><li>The long field: three hours, bring a light.</li></ul>",
        ru: "<p>Доезжайте до места, где кончается схема трамвая. За разворотным кольцом почти всегда есть тропа: отсюда всегда шли дальше пешком.</p><ul><li>Край карьера: два часа, громкие птицы.</li><li>Водонапорная башня: полтора часа, лучше в тумане.</li><li>Длинное поле: три часа, возьмите фонарь.</li></ul>",
        uz: "<p>Tramvay xaritasi tugagan joygacha boring. Aylanma yo‘l ortida deyarli doim so‘qmoq bor, chunki odamlar u yerdan doim piyoda davom etishgan.</p><ul><li>Karyer cheti: ikki soat, sershovqin qushlar.</li><li>Suv minorasi: bir yarim soat, tumanda ayniqsa yaxshi.</li><li>Uzun dala: uch soat, chiroq oling.</li></ul>",
      },
    },
  ],
  announcements: [
    {
      text: {
        en: "Free shipping from $120. Repairs for life.",
        ru: "Бесплатная доставка от 120 $. Ремонт навсегда.",
        uz: "120 $ dan bepul yetkazish. Umrbod taʼmir.",
      },
      href: "/pages/delivery",
    },
  ],
  header: [
    { label: { en: "Gear", ru: "Снаряжение", uz: "Jihozlar" }, href: "/products" },
    { label: { en: "Field notes", ru: "Заметки", uz: "Qaydlar" }, href: "/blog" },
    { label: { en: "About", ru: "О нас", uz: "Biz haqimizda" }, href: "/pages/about" },
  ],
  footer: [
    {
      heading: { en: "Support", ru: "Поддержка", uz: "Yordam" },
      items: [
        {
          label: { en: "Shipping and returns", ru: "Доставка и возврат", uz: "Yetkazish va qaytarish" },
          href: "/pages/delivery",
        },
        { label: { en: "Repairs", ru: "Ремонт", uz: "Taʼmirlash" }, href: "/pages/about" },
      ],
    },
    {
      heading: { en: "Northbeam", ru: "Northbeam", uz: "Northbeam" },
      items: [
        { label: { en: "About", ru: "О нас", uz: "Biz haqimizda" }, href: "/pages/about" },
        { label: { en: "Field notes", ru: "Заметки", uz: "Qaydlar" }, href: "/blog" },
      ],
    },
  ],
};
