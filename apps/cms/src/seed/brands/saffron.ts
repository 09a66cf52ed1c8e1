import type { BrandContent } from "../brand-content";

/** Saffron & Silk: home textiles and ceramics from the Silk Road. */
export const saffron: BrandContent = {
  locales: ["uz", "ru", "en"],
  defaultLocale: "en",
  theme: {
    preset: "saffron",
    radius: "14px",
    colors: {
      background: "#f7eede",
      surface: "#fffaf1",
      text: "#2b211c",
      muted: "#6f5d50",
      primary: "#a8431f",
      on_primary: "#fff8ec",
      accent: "#23365f",
      border: "#e3d2b6",
    },
    fonts: { heading: "Cormorant", body: "Golos Text" },
    layout: { header: "centered", hero: "editorial", cards: "soft", density: "airy" },
  },
  contact: {
    email: "salom@saffron.test",
    phone: "+998 71 200 14 20",
    address: "12 Shota Rustaveli Street, Tashkent",
  },
  settings: {},
  logoAlt: { en: "Saffron & Silk", ru: "Saffron & Silk", uz: "Saffron & Silk" },
  site: {
    tagline: {
      en: "Cloth and clay from the old caravan road",
      ru: "Ткани и керамика со старой караванной дороги",
      uz: "Qadimiy karvon yo‘lidan mato va sopol",
    },
    footerNote: {
      en: "Woven in Margilan, thrown in Rishtan, packed by hand in Tashkent.",
      ru: "Соткано в Маргилане, вылеплено в Риштане, упаковано вручную в Ташкенте.",
      uz: "Marg‘ilonda to‘qilgan, Rishtonda yasalgan, Toshkentda qo‘lda qadoqlangan.",
    },
    seoDescription: {
      en: "Silk ikat, cotton suzani and hand-painted Rishtan ceramics from Uzbek workshops, sent to your door.",
      ru: "Шёлковый икат, хлопковые сюзане и расписная риштанская керамика от узбекских мастеров с доставкой на дом.",
      uz: "O‘zbek ustalarining atlas va adras matolari, so‘zanalari hamda Rishton sopol buyumlari, uyingizgacha yetkazib beramiz.",
    },
    social: [
      { network: "instagram", href: "https://instagram.com/" },
      { network: "telegram", href: "https://t.me/" },
    ],
  },
  heroes: [
    {
      eyebrow: { en: "Spring weaving", ru: "Весеннее ткачество", uz: "Bahorgi to‘qima" },
      heading: {
        en: "Ikat that remembers the dyer’s hand",
        ru: "Икат, в котором видна рука красильщика",
        uz: "Bo‘yoqchi qo‘li sezilib turgan adras",
      },
      text: {
        en: "Every thread is tied and dyed before it reaches the loom, so no two lengths are alike. This season: madder, walnut and indigo.",
        ru: "Каждую нить перевязывают и красят ещё до станка, поэтому двух одинаковых отрезов не бывает. В этом сезоне: марена, орех и индиго.",
        uz: "Har bir ip dastgohga yetmasdan bog‘lanib bo‘yaladi, shuning uchun bir xil ikki bo‘lak bo‘lmaydi. Bu mavsum: ro‘yan, yong‘oq va nil ranglari.",
      },
      imageAlt: {
        en: "Lengths of silk ikat in terracotta and indigo",
        ru: "Отрезы шёлкового иката терракотового и синего цвета",
        uz: "Terrakota va ko‘k rangli adras bo‘laklari",
      },
      layout: "split",
      links: [
        {
          label: { en: "See the textiles", ru: "Смотреть ткани", uz: "Matolarni ko‘rish" },
          href: "/products",
        },
        {
          label: { en: "How it is made", ru: "Как это делают", uz: "Qanday yaratiladi" },
          href: "/blog/seven-steps-of-ikat",
        },
      ],
    },
    {
      eyebrow: { en: "From the kilns of Rishtan", ru: "Из печей Риштана", uz: "Rishton xumdonlaridan" },
      heading: {
        en: "Blue that comes from ash",
        ru: "Синий, который рождается из золы",
        uz: "Kuldan tug‘ilgan moviy rang",
      },
      text: {
        en: "Plates and bowls in ishkor glaze, burnt from desert plants and painted freehand. Made to be used every day.",
        ru: "Блюда и касы под глазурью ишкор, которую выжигают из степных трав. Роспись от руки, посуда на каждый день.",
        uz: "Cho‘l o‘simliklari kulidan olingan ishqor siri ostidagi lagan va kosalar. Naqshi qo‘lda chizilgan, har kuni ishlatish uchun.",
      },
      imageAlt: {
        en: "A stack of blue and white Rishtan bowls",
        ru: "Стопка бело-синих риштанских пиал",
        uz: "Oq-moviy Rishton kosalari",
      },
      layout: "full",
      links: [
        {
          label: { en: "See the ceramics", ru: "Смотреть керамику", uz: "Sopol buyumlarni ko‘rish" },
          href: "/products",
        },
      ],
    },
  ],
  pages: [
    {
      slug: "about",
      title: { en: "About us", ru: "О нас", uz: "Biz haqimizda" },
      seoDescription: {
        en: "Who weaves, throws and paints what we sell, and how we work with them.",
        ru: "Кто ткёт, лепит и расписывает наши вещи и как мы с ними работаем.",
        uz: "Buyumlarimizni kim to‘qiydi, yasaydi va bo‘yaydi hamda ular bilan qanday ishlaymiz.",
      },
      html: {
        en: "<p>Saffron &amp; Silk began with one suitcase of ikat, carried from Margilan to a kitchen table in Tashkent. Today we work with nineteen workshops in the Fergana valley, Bukhara and Nurata.</p><h2>Paid before the loom starts</h2><p>We order whole warps and pay half of the price up front. A weaver knows in March what she will earn in June, and nobody has to hurry a dye that needs three days.</p><h2>Made to be lived with</h2><p>Our bowls go into the dishwasher. Our throws may be washed at thirty degrees. A beautiful thing that you are afraid to touch is only half a thing.</p>",
        ru: "<p>Saffron &amp; Silk начался с одного чемодана иката, который приехал из Маргилана на кухонный стол в Ташкенте. Сегодня мы работаем с девятнадцатью мастерскими Ферганской долины, Бухары и Нураты.</p><h2>Платим до начала работы</h2><p>Мы заказываем целые основы и вносим половину суммы вперёд. Ткачиха уже в марте знает, сколько заработает в июне, и никому не приходится торопить краску, которой нужно три дня.</p><h2>Вещи, с которыми живут</h2><p>Наши пиалы можно мыть в посудомоечной машине. Пледы стираются при тридцати градусах. Красивая вещь, к которой страшно прикоснуться, сделана только наполовину.</p>",
        uz: "<p>Saffron &amp; Silk Marg‘ilondan Toshkentdagi oshxona stoliga keltirilgan bir jomadon adrasdan boshlangan. Bugun Farg‘ona vodiysi, Buxoro va Nurotadagi o‘n to‘qqizta ustaxona bilan ishlaymiz.</p><h2>Ish boshlanmasdan to‘laymiz</h2><p>Biz butun tandani buyurtma qilamiz va narxning yarmini oldindan beramiz. To‘quvchi ayol iyunda qancha topishini martdayoq biladi, uch kun kerak bo‘lgan bo‘yoqni hech kim shoshirmaydi.</p><h2>Har kungi hayot uchun</h2><p>Kosalarimizni idish yuvish mashinasida yuvsa bo‘ladi. Choyshab va yopinchiqlar o‘ttiz darajada yuviladi. Tegishga qo‘rqadigan go‘zal buyum chala buyumdir.</p>",
      },
      callToAction: {
        heading: { en: "Come and touch it", ru: "Приходите потрогать", uz: "Keling, ushlab ko‘ring" },
        text: {
          en: "Our showroom in Tashkent is open Tuesday to Sunday, 11 to 19. Tea is always on.",
          ru: "Шоурум в Ташкенте открыт со вторника по воскресенье, с 11 до 19. Чай всегда горячий.",
          uz: "Toshkentdagi ko‘rgazma xonamiz seshanbadan yakshanbagacha, 11 dan 19 gacha ochiq. Choy doim issiq.",
        },
        links: [
          {
            label: { en: "Delivery and visits", ru: "Доставка и визиты", uz: "Yetkazish va tashrif" },
            href: "/pages/delivery",
          },
        ],
      },
    },
    {
      slug: "delivery",
      title: { en: "Delivery and returns", ru: "Доставка и возврат", uz: "Yetkazib berish va qaytarish" },
      seoDescription: {
        en: "How long delivery takes, what it costs and how to send something back.",
        ru: "Сроки и стоимость доставки, правила возврата.",
        uz: "Yetkazish muddati va narxi, qaytarish tartibi.",
      },
      html: {
        en: "<p>We pack on weekdays and hand parcels over the next morning.</p><ul><li><strong>Tashkent:</strong> one day by courier, 30,000 so‘m, free from 600,000 so‘m.</li><li><strong>Regions of Uzbekistan:</strong> two to four days, 45,000 so‘m.</li><li><strong>Showroom:</strong> collect it the same day, free.</li></ul>",
        ru: "<p>Мы собираем заказы по будням и передаём посылки на следующее утро.</p><ul><li><strong>Ташкент:</strong> один день курьером, 30 000 сумов, от 600 000 сумов бесплатно.</li><li><strong>Области Узбекистана:</strong> два–четыре дня, 45 000 сумов.</li><li><strong>Шоурум:</strong> самовывоз в тот же день, бесплатно.</li></ul>",
        uz: "<p>Buyurtmalarni ish kunlari yig‘amiz va ertasi kuni ertalab topshiramiz.</p><ul><li><strong>Toshkent:</strong> kuryer orqali bir kun, 30 000 so‘m, 600 000 so‘mdan boshlab bepul.</li><li><strong>Viloyatlar:</strong> ikki–to‘rt kun, 45 000 so‘m.</li><li><strong>Ko‘rgazma xonasi:</strong> o‘sha kuni olib ketish, bepul.</li></ul>",
      },
      faq: {
        heading: { en: "Asked often", ru: "Часто спрашивают", uz: "Ko‘p so‘raladi" },
        questions: [
          {
            question: {
              en: "May I send something back?",
              ru: "Можно ли вернуть покупку?",
              uz: "Xaridni qaytarsa bo‘ladimi?",
            },
            answer: {
              en: "<p>Yes, within fourteen days, unwashed and with its label. We pay the way back if the fault is ours.</p>",
              ru: "<p>Да, в течение четырнадцати дней, нестираную и с биркой. Если ошиблись мы, обратную дорогу оплачиваем мы.</p>",
              uz: "<p>Ha, o‘n to‘rt kun ichida, yuvilmagan va yorlig‘i bilan. Xato bizda bo‘lsa, qaytarish haqini biz to‘laymiz.</p>",
            },
          },
          {
            question: {
              en: "What if a bowl arrives broken?",
              ru: "Что если пиала приехала разбитой?",
              uz: "Kosa sinib kelsa-chi?",
            },
            answer: {
              en: "<p>Send us a photo on the same day and a new one leaves the next morning. You need not return the pieces.</p>",
              ru: "<p>Пришлите фото в тот же день, и на следующее утро мы отправим новую. Осколки возвращать не нужно.</p>",
              uz: "<p>O‘sha kuni suratini yuboring, ertasi kuni ertalab yangisini jo‘natamiz. Siniqlarini qaytarish shart emas.</p>",
            },
          },
          {
            question: {
              en: "Why is mine a little different from the picture?",
              ru: "Почему моя вещь немного отличается от фото?",
              uz: "Nega meniki suratdagidan biroz farq qiladi?",
            },
            answer: {
              en: "<p>Because a person made it. Colour, size and pattern move a little from piece to piece; a flaw is something else, and we take it back.</p>",
              ru: "<p>Потому что её сделал человек. Цвет, размер и узор слегка меняются от вещи к вещи; брак — другое дело, его мы примем обратно.</p>",
              uz: "<p>Chunki uni inson yasagan. Rangi, o‘lchami va naqshi biroz farq qiladi; nuqson esa boshqa gap, uni qaytarib olamiz.</p>",
            },
          },
        ],
      },
    },
  ],
  posts: [
    {
      slug: "seven-steps-of-ikat",
      publishedAt: "2026-09-14T08:00:00.000Z",
      title: { en: "The seven steps of ikat", ru: "Семь шагов иката", uz: "Abrbandlikning yetti bosqichi" },
      excerpt: {
        en: "Between the cocoon and the robe lie forty days and seven pairs of hands.",
        ru: "Между коконом и халатом сорок дней и семь пар рук.",
        uz: "Pilla bilan to‘n orasida qirq kun va yetti juft qo‘l bor.",
      },
      html: {
        en: "<p>In Margilan they call the pattern <em>abr</em>, cloud. It is drawn on stretched threads with a charred willow twig, by an abrbandchi who carries hundreds of clouds in memory.</p><h2>Tie, dye, untie, repeat</h2><p>What must stay yellow is bound with cotton before the red bath; what must stay red is bound before the blue. Three colours mean three baths and three mornings of tying.</p><p>Only then do the threads meet the loom, and the edges of the pattern begin to breathe.</p>",
        ru: "<p>В Маргилане этот узор зовут <em>абр</em>, облако. Его рисуют обугленной ивовой веточкой прямо по натянутым нитям, и мастер-абрбандчи держит в памяти сотни облаков.</p><h2>Связать, окрасить, развязать и снова</h2><p>То, что останется жёлтым, перевязывают перед красной ванной; то, что останется красным, перед синей. Три цвета — три ванны и три утра за узлами.</p><p>И только потом нити попадают на станок, а края узора начинают дышать.</p>",
        uz: "<p>Marg‘ilonda bu naqshni <em>abr</em>, yaʼni bulut deyishadi. Uni tarang iplarga kuydirilgan tol novdasi bilan yuzlab bulutni yod biladigan abrbandchi chizadi.</p><h2>Bog‘lash, bo‘yash, yechish va yana</h2><p>Sariq qoladigan joy qizil bo‘yoqdan oldin, qizil qoladigani ko‘k bo‘yoqdan oldin bog‘lanadi. Uch rang uch bo‘yoq va uch tong mehnatidir.</p><p>Shundan keyingina iplar dastgohga o‘tadi va naqsh chetlari nafas ola boshlaydi.</p>",
      },
    },
    {
      slug: "a-table-for-plov",
      publishedAt: "2026-10-20T08:00:00.000Z",
      title: { en: "A table for plov", ru: "Стол для плова", uz: "Osh uchun dasturxon" },
      excerpt: {
        en: "One large lagan in the middle, and everything else follows.",
        ru: "Один большой ляган в центре, остальное приложится.",
        uz: "O‘rtada bitta katta lagan, qolgani o‘zi keladi.",
      },
      html: {
        en: "<p>Plov is eaten from one dish, so begin with the dish: a lagan of thirty-six centimetres feeds six. Around it, shallow bowls for achichuk, a small one for pepper, and a cloth that forgives.</p><p>We like a cotton runner in madder red: it is honest about the oil and still looks festive.</p>",
        ru: "<p>Плов едят из общего блюда, с него и начнём: ляган в тридцать шесть сантиметров кормит шестерых. Вокруг неглубокие миски для ачичука, маленькая для перца и скатерть, которая всё простит.</p><p>Нам нравится хлопковая дорожка цвета марены: она не прячет масло и всё равно выглядит празднично.</p>",
        uz: "<p>Osh bitta idishdan yeyiladi, shuning uchun idishdan boshlaymiz: o‘ttiz olti santimetrli lagan olti kishini to‘ydiradi. Atrofida achchiq-chuchuk uchun sayoz kosalar, qalampirga kichkinasi va hammasini kechiradigan dasturxon.</p><p>Bizga ro‘yan rangli paxta yo‘lakcha yoqadi: yog‘ni yashirmaydi, lekin baribir bayramona ko‘rinadi.</p>",
      },
    },
  ],
  announcements: [
    {
      text: {
        en: "Free courier in Tashkent from 600,000 so‘m",
        ru: "Бесплатный курьер по Ташкенту от 600 000 сумов",
        uz: "Toshkent bo‘ylab 600 000 so‘mdan bepul yetkazamiz",
      },
      href: "/pages/delivery",
    },
  ],
  header: [
    { label: { en: "Shop", ru: "Магазин", uz: "Do‘kon" }, href: "/products" },
    { label: { en: "Journal", ru: "Журнал", uz: "Jurnal" }, href: "/blog" },
    { label: { en: "About us", ru: "О нас", uz: "Biz haqimizda" }, href: "/pages/about" },
    { label: { en: "Delivery", ru: "Доставка", uz: "Yetkazish" }, href: "/pages/delivery" },
  ],
  footer: [
    {
      heading: { en: "Help", ru: "Помощь", uz: "Yordam" },
      items: [
        {
          label: { en: "Delivery and returns", ru: "Доставка и возврат", uz: "Yetkazib berish va qaytarish" },
          href: "/pages/delivery",
        },
        {
          label: { en: "Write to us", ru: "Написать нам", uz: "Bizga yozing" },
          href: "mailto:salom@saffron.test",
        },
      ],
    },
    {
      heading: { en: "Our story", ru: "О мастерских", uz: "Ustaxonalar haqida" },
      items: [
        { label: { en: "About us", ru: "О нас", uz: "Biz haqimizda" }, href: "/pages/about" },
        { label: { en: "Journal", ru: "Журнал", uz: "Jurnal" }, href: "/blog" },
      ],
    },
  ],
};
